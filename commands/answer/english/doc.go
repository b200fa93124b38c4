// Package english has what is known of the language whatever the story: how a text splits into words, what the forms of a word have in
// common, which words and turns of phrase say the same, and where a text has names, figures and dates. It knows nothing of the record
// nor of what is asked. Its tables are read when they are first needed and are never written to; all of it is safe for concurrent use.
package english
