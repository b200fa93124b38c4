// Package store is the record: stories, their entities, relations, sources and facts, each with the revisions that made it
// what it is, in one SQL database. It knows nothing of Discord, of ranking or of wording.
//
// Every read takes a guild and sees the shared record (guild 0) plus that guild's own layer, never another guild's.
package store
