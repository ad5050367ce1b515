// Package leaving is the screen of the door: who is cleared, what is ticked
// off before the patient walks out, the sheet to take home, and the departure.
//
// Two acts that are never one: making the sheet records that it was made, and
// only the departure ends the visit. What is shown is what the database says;
// a tick appears when it is on record, not when it is pressed.
package leaving
