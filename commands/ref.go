package commands

import (
	"context"
	"fmt"
	"strings"
)

// refMark begins a reference in place of an invocation. No command's name begins so.
const refMark = "~"

// Ref is what a button carries for inv, at most MaxInvocation characters: the invocation itself where it fits, else a
// reference to it in the store.
func (d Deps) Ref(ctx context.Context, inv Invocation) (string, error) {
	s := inv.Encode()
	if len(s) <= MaxInvocation && !strings.HasPrefix(s, refMark) {
		return s, nil
	}
	ref, err := d.Store.Keep(ctx, s)
	if err != nil {
		return "", fmt.Errorf("keeping a button's command: %w", err)
	}
	return refMark + ref, nil
}

// Deref is the invocation that Ref wrote. Anything else is a *store.Error: of kind ErrInvalid where it was never an
// invocation, ErrNotFound where the reference is not in this store.
func (d Deps) Deref(ctx context.Context, s string) (Invocation, error) {
	if ref, ok := strings.CutPrefix(s, refMark); ok {
		kept, err := d.Store.Kept(ctx, ref)
		if err != nil {
			return Invocation{}, fmt.Errorf("finding a button's command: %w", err)
		}
		s = kept
	}
	return ParseInvocation(s)
}
