//go:build !unix

package main

// onResize: no signal tells of a new size here; it is looked at before each line.
func onResize(func()) (stop func()) { return func() {} }
