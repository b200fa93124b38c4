package commands

// The most bytes of a file that comes with a request, and of all files of a reply: Discord takes ten mebibytes.
const (
	MaxFile  = 8 << 20
	MaxFiles = 10<<20 - 64<<10
)

// File is a file that was attached to a request or comes with a reply.
type File struct {
	Name string // without a directory; what others sent is not to be trusted
	Data []byte
	// Shown: a text that belongs to the reply itself, which had no room for it. Where there is room, as in the console, it
	// can stand below the reply in place of being saved.
	Shown bool
}
