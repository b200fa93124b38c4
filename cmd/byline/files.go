package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/commands"
)

// attach gives a request the file that an option names. The error is fit to be shown.
func attach(req *commands.Request, c call) error {
	options := c.cmd.Spec.Options
	for _, o := range options {
		if o.Type == discordgo.ApplicationCommandOptionSubCommand && o.Name == c.sub {
			options = o.Options
			break
		}
	}
	for _, o := range options {
		if path := c.options[o.Name]; o.Type == discordgo.ApplicationCommandOptionAttachment && path != "" {
			f, err := loadFile(path)
			if err != nil {
				return err
			}
			req.File, req.Options[o.Name] = f, f.Name
			return nil
		}
	}
	return nil
}

// loadFile reads a file that a person named.
func loadFile(path string) (*commands.File, error) {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	unread := func(err error) error {
		return usageError(fmt.Sprintf("“%s” cannot be read: %s.", path, reason(err)))
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, unread(err)
	case !info.Mode().IsRegular():
		return nil, usageError("“" + path + "” is no file.")
	case info.Size() > commands.MaxFile:
		return nil, usageError(fmt.Sprintf("“%s” is larger than %d MiB. Outside the console, byline import takes larger files.", path, commands.MaxFile>>20))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unread(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, commands.MaxFile))
	if err != nil {
		return nil, unread(err)
	}
	return &commands.File{Name: filepath.Base(path), Data: data}, nil
}

// files shows the files of a reply: a text that belongs to it below it, any other saved in the working directory, where
// nothing is written over.
func (s *session) files(files []commands.File) error {
	for _, f := range files {
		if f.Shown {
			for line := range strings.Lines(string(f.Data)) {
				if err := s.printf("  %s\n", clean(strings.TrimRight(line, "\r\n"))); err != nil {
					return err
				}
			}
			continue
		}
		path, err := saveFile(f)
		if err != nil {
			if err := s.refuse(fmt.Sprintf("%s cannot be written: %s.", clean(f.Name), reason(err))); err != nil {
				return err
			}
			continue
		}
		if err := s.printf("  Saved as %s\n", clean(path)); err != nil {
			return err
		}
	}
	return nil
}

// saveFile saves a file under its name, or under one with a number where that is taken.
func saveFile(f commands.File) (path string, err error) {
	name := filepath.Base(clean(f.Name))
	if name == "." || name == ".." || name == string(filepath.Separator) {
		name = "file"
	}
	ext := filepath.Ext(name)
	for n := 1; n < 1000; n++ {
		if path = name; n > 1 {
			path = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
		}
		out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = out.Write(f.Data)
		return path, errors.Join(err, out.Close())
	}
	return "", fmt.Errorf("there are too many files called %s", name)
}
