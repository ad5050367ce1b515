// Package alarm is what the workstation does about an alarm: tones made here
// and played by what the workstation has, and the words of a notification,
// which never name a patient. What is an alarm, and how urgent, the clinic's
// rules say; this package only makes it heard.
//
// Nothing waits for a sound: a workstation without a device takes a tone and
// never says that nobody heard it. Whether one was heard is known only
// afterwards, from [Player.Works], and the window shows it then.
package alarm
