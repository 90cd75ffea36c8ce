### English. An id, its text, and in braces what is put in.
### Sections are rooms of the sources; a text is one line.

## How several things become one text: words.rs

list-more = { $before }, { $next }
list-and-two = { $before } and { $last }
list-and = { $before } and { $last }
list-or-two = { $before } or { $last }
list-or = { $before } or { $last }

## What bytes are: codec.rs

codec-malformed = malformed: { $reason }
codec-not-canonical = not in canonical form
codec-trailing = { $found } bytes where { $read } were expected
codec-unknown-kind = unknown kind { $found } of { $of }; a newer program may know it

## Hashes and keys: digest.rs

digest-hex = expected 64 lowercase hexadecimal digits

## The hash chain: entry.rs

entry-link = the link is { $found }…, the chain before it gives { $expected }…
entry-sequence = sequence number { $found } stands where { $expected } belongs
entry-time = the time of recording, { $millis } ms, is impossible
entry-unknown-version = leaf version { $version } is unknown; a newer program may know it

## Events and their texts: event.rs

event-codec = the event's bytes are { $reason }
event-empty = the event is empty
event-list = `{ $field }` has { $found } items, at most { $max } are allowed
event-personal-number = `{ $field }` is public for ever; remove the 16 or 18 digits, as of a personal number
event-text = `{ $field }`: { $reason }
event-too-large = the event takes { $found } bytes, at most { $max } are allowed
event-unknown-version = event version { $version } is unknown; a newer program may know it

## Identifiers, codes and texts: id.rs

id-agency-code = not an agency code; write a region such as 16.06, or a letter followed by 1–31 more
id-birth-date = { $date } in digits 1–8 is not a date
id-campaign-code = not a campaign code; write 2–40 letters, digits and hyphens
id-character = character { $at } is not a digit
id-employment-status = not an employment status; write CPNS, PNS, PPPK, PPPK paruh waktu or non-ASN
id-gender = gender { $found } in digit 15; only 1 and 2 exist
id-grade = not a golongan; write I/a to IV/e, or I to XVII for PPPK
id-hex = not an identifier of 32 lowercase hexadecimal characters
id-length = { $found } digits; a NIP or NI PPPK has 18, a NIK has 16
id-month = month { $found } in digits 13–14
id-nik-birth-date = day { $day }, month { $month }, year { $year } in digits 7–12 are not a date
id-number = a spreadsheet made it a number, digits may be lost; format it as text and enter it again
id-pppk-code = digits 13–14 are { $found }, a month: this is a NIP, not an NI PPPK
id-region = region { $found } in digits 1–6; a province is 11–99, no other part is 00
id-serial = serial { $found } in digits { $digits }; serials start at 1, and spreadsheets end long numbers in zeros
id-unknown-pppk-code = digits 13–14 are { $found }; only 21 to 24 have been seen in an NI PPPK
id-young-at-appointment = appointed { $age } years after birth; check digits 1–12

text-blank = the text is empty
text-control = character { $at } is a line break or control character ({ $code }); remove it
text-direction = character { $at } changes the writing direction ({ $code }); remove it
text-hidden = character { $at } cannot be seen ({ $code }); remove it
text-too-long = the text has { $found } bytes, at most { $max } are allowed; shorten it

## Rulebooks: rulebook.rs

rulebook-act-code = `{ $text }` is not an act code such as A1 or B13
rulebook-election-code = `{ $text }` is not an election code such as PILKADA-2024
rulebook-sanction-code = `{ $text }` is not a sanction code such as oral-reprimand
rulebook-text = `{ $text }` is not a text: it is blank or holds a control character or one that deceives

## Seals: seal.rs

seal-broken = the sealed body does not open: it was altered or moved
seal-no-key = the data key of the body's subject is missing
seal-short = the body is cut short
seal-unknown-kind = body kind { $kind } is unknown; a newer program may know it
seal-unknown-version = body version { $version } is unknown; a newer program may know it

## Signatures: sign.rs

sign-impossible-path = the batch path of the signed event is impossible
sign-short = the signed event is cut short
sign-unknown-scheme = signature scheme { $scheme } is unknown; a newer program may know it
sign-unknown-version = signed event version { $version } is unknown; a newer program may know it

sign-invalid = the signature does not verify: other bytes, another key or another ledger
sign-no-point = the author's public key is not a valid Ed25519 key
sign-other-key = the signature names another key
sign-other-path = the batch path does not fit the batch

## Dates and moments: time.rs

time-date = `{ $text }` is not a date; write it as YYYY-MM-DD
time-instant = `{ $text }` is not a time; write it as 2023-12-27T09:00:00+07:00
