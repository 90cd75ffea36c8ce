### English. An id, its text, and in braces what is put in.
### Sections are rooms of the sources; a text is one line.

## How several things become one text: words.rs

list-more = { $before }, { $next }
list-and-two = { $before } and { $last }
list-and = { $before } and { $last }
list-or-two = { $before } or { $last }
list-or = { $before } or { $last }

## What states, roles, facts and rules are called: label.rs

label-pact-not-required = not required
label-pact-pending = not signed yet
label-pact-overdue = not signed, past due
label-pact-signed = signed
label-pact-signed-late = signed after the due date
label-pact-refused = declined to sign
label-pact-excused = excused

label-conduct-clear = nothing proven
label-conduct-sanction-served = sanction served
label-conduct-allegation-open = open allegation, undecided
label-conduct-proven-ethics = proven, ethics
label-conduct-proven-light = proven, light
label-conduct-proven-moderate = proven, moderate
label-conduct-proven-heavy = proven, heavy
label-conduct-dismissed = dismissed

label-verdict-compliant = compliant
label-verdict-incomplete = incomplete (administrative)
label-verdict-under-review = under review
label-verdict-non-compliant = non-compliant
label-verdict-restored = restored
label-verdict-ended = no longer in service

label-level-ethics = moral sanction
label-level-light = light disciplinary sanction
label-level-moderate = moderate disciplinary sanction
label-level-heavy = heavy disciplinary sanction
label-level-dismissal = dishonourable dismissal (PTDH)

label-role-admin = admin
label-role-registrar = registrar
label-role-examiner = examiner
label-role-decider = decider
label-role-auditor = auditor

label-finding-authority = its author had no right to it, or it contradicts what came before
label-finding-body-hash = the body was altered
label-finding-duplicate = its event id was used before
label-finding-event = what is within is no event
label-finding-link = the hash chain is broken
label-finding-key = the data key is missing
label-finding-recorded-at = the time of recording goes backwards
label-finding-seal = the seal does not open
label-finding-signature = the signature is not valid
label-finding-snapshot = the snapshot does not match the entries
label-finding-storage = the storage is damaged
label-finding-subject = sealed for another person

label-fact-ledger-created = Ledger created
label-fact-officer-enrolled = Officer enrolled
label-fact-officer-revoked = Officer's key revoked
label-fact-rulebook-published = Rulebook published
label-fact-person-enrolled = Person enrolled
label-fact-profile-changed = Profile changed
label-fact-identifier-added = Identifier added
label-fact-identifier-ended = Identifier ended
label-fact-key-bound = Key bound
label-fact-key-ended = Key ended
label-fact-person-departed = Person departed
label-fact-corrected = Entry corrected
label-fact-campaign-opened = Signing campaign opened
label-fact-campaign-closed = Signing campaign closed
label-fact-ceremony-scheduled = Ceremony scheduled
label-fact-ceremony-postponed = Ceremony postponed
label-fact-ceremony-held = Ceremony held
label-fact-pact-signed = Pact signed
label-fact-pact-refused = Pact declined
label-fact-pact-excused = Excused from the pact
label-fact-signature-voided = Signature voided
label-fact-attendance-recorded = Attendance recorded
label-fact-case-reported = Alleged violation reported
label-fact-decision-proposed = Decision proposed
label-fact-case-decided = Case decided
label-fact-decision-took-effect = Decision took effect
label-fact-sanction-served = Sanction served

label-rule-pact-not-open-yet = the campaign had not opened yet on this date
label-rule-pact-signed = the pact was signed in time
label-rule-pact-signed-after-due = the pact was signed after the due date
label-rule-pact-not-in-audience = the person is not among those who are asked to sign
label-rule-pact-left-before-due = the person left no later than the due date
label-rule-pact-signature-voided = an earlier signature was voided
label-rule-pact-refused = the person declined to sign
label-rule-pact-excused = the person was excused from signing
label-rule-pact-past-due = not signed and past due: an administrative gap
label-rule-pact-asked = asked to sign, and there is still time
label-rule-conduct-undecided = an alleged violation is not decided yet
label-rule-conduct-not-proven = the alleged violation was not proven
label-rule-conduct-proven = the violation was proven
label-rule-conduct-not-in-force-yet = the decision is not in force yet
label-rule-conduct-dismissed = the decision in force ends the employment
label-rule-conduct-served = the sanction was served in full
label-rule-conduct-in-force = the decision is in force
label-rule-service-ended = the person is no longer in service on this date

label-after = perhaps only because of entry { $entry }
label-total = total

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
id-kind = { $found } is no kind of identifier
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

## Values of any kind: value.rs

value-word = `{ $found }` is not { $known }
