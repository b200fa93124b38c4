package answer

// followUp answers a question that takes what it lacks from the one before it; false where it stands on its own.
func (s *session) followUp(t *Thread) bool { return false }

// finish notes what the next question may follow up.
func (s *session) finish() {}
