package exchange

import "strings"

// formula are the signs at the beginning of a cell that make a spreadsheet
// compute it.
const formula = "=+-@\t\r"

// Guard writes a cell so that no spreadsheet takes it for a formula: with an
// apostrophe before it. A cell that looks guarded already gets one more, so
// that [Unguard] gives back exactly what was there.
func Guard(cell string) string {
	if guarded(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard takes off what [Guard] put on.
func Unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && guarded(cell) {
		return cell[1:]
	}
	return cell
}

// guarded reports whether a sign of a formula stands first, or behind
// nothing but apostrophes.
func guarded(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.IndexByte(formula, rest[0]) >= 0
}
