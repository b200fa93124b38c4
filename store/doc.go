// Package store is the record: stories, their entities, relations, sources and facts, each with the revisions that made it
// what it is, in one SQL database. It knows nothing of Discord, of ranking or of wording.
//
// Every read takes a guild and sees the shared record (guild 0) plus that guild's own layer, never another guild's. A row of
// the layer stands in the place of the shared row of the same slug or key; what the layer does not have is as it is shared.
//
// An exported method is one transaction: it happens whole or not at all, and everything that it writes bears one time. Facts
// are never deleted, and no fact changes without a Revision in the same transaction. Errors that a user can do something
// about are an *Error or a *FileError, of one of the Err kinds.
package store
