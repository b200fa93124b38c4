// Package store is the record: stories, their entities, relations, sources and facts, each with the revisions that made it
// what it is, in one SQL database. It knows nothing of Discord, of ranking or of wording.
//
// Every read takes a guild and sees the shared record (guild 0) plus that guild's own layer, never another guild's. A row of
// the layer stands in the place of the shared row of the same slug or key; what the layer does not have is as it is shared.
//
// Everything that is written to a story is part of an Edit, which knows what each thing was before and after and can be undone.
// A row that an undo takes off the record is not deleted: it is gone, is seen by nobody, and is there again when the undo is
// undone or somebody adds the same. What refers to a row means whatever has the row's name, in the guild's layer or else in
// the shared one; a merged entity means the one into which it was merged.
//
// An exported method is one transaction: it happens whole or not at all, and everything that it writes bears one time. Facts
// are never deleted, except with all that is a guild's own (DeleteLayer), and no fact changes without a Revision in the same
// transaction. Errors that a user can do something about are an *Error, a *FileError, an *EntryError or a *MovedError, of one of
// the Err kinds.
package store
