//go:build !unix

package store_test

import "errors"

const fullDiskEnv = "BYLINE_TEST_FULL_DISK_DB"

func editUntilFull(string) error { return errors.New("this system has no such limits") }
