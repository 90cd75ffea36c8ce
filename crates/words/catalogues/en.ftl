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
label-pact-recorded-late = { $pact }, recorded late
label-pact-excused = excused

label-conduct-clear = nothing on record
label-conduct-sanction-served = sanction served
label-conduct-allegation-open = open allegation, undecided
label-conduct-proven-ethics = proven, ethics
label-conduct-proven-light = proven, light
label-conduct-proven-moderate = proven, moderate
label-conduct-proven-heavy = proven, heavy
label-conduct-dismissed = dismissed

label-ceremony-planned = planned
label-ceremony-postponed = put off
label-ceremony-held = held
label-ceremony-cancelled = called off
label-verdict-compliant = compliant
label-verdict-incomplete = incomplete (administrative)
label-verdict-under-review = under review
label-verdict-non-compliant = non-compliant
label-verdict-restored = restored
label-verdict-ended = not in service

label-level-ethics = moral sanction
label-level-light = light disciplinary sanction
label-level-moderate = moderate disciplinary sanction
label-level-heavy = heavy disciplinary sanction
label-level-dismissal = dishonourable dismissal (PTDH)
label-employment-cpns = candidate civil servants (CPNS)
label-employment-pns = civil servants (PNS)
label-employment-pppk = contract staff (PPPK)
label-employment-pppk-part-time = part-time contract staff (PPPK)
label-employment-non-asn = staff outside the service (non-ASN)

label-role-admin = admin
label-roles = { $roles }
label-role-registrar = registrar
label-role-examiner = examiner
label-role-decider = decider
label-role-overseer = overseer
label-role-auditor = auditor

label-finding-authority = its author had no right to it, or it contradicts what came before
label-finding-body-hash = the body was altered
label-finding-checkpoint = the log is not the one that was signed
label-finding-directory = the directory does not match the entries
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
label-fact-log-key-announced = log key announced
label-fact-officer-enrolled = Officer enrolled
label-fact-officer-revoked = Officer's key revoked
label-fact-restored = ledger restored from a back-up
label-fact-rulebook-published = Rulebook published
label-fact-holidays-published = Days off published
label-fact-person-enrolled = Person enrolled
label-fact-profile-changed = Profile changed
label-fact-identifier-added = Identifier added
label-fact-identifier-ended = Identifier ended
label-fact-key-bound = Key bound
label-fact-key-ended = Key ended
label-fact-person-departed = Person departed
label-fact-corrected = Entry corrected
label-fact-person-merged = Two records of one person merged
label-fact-person-withdrawn = Enrolment withdrawn
label-fact-person-returned = Person back in service
label-fact-leave-granted = Leave granted
label-fact-leave-ended = Leave ended
label-fact-first-day-moved = First day moved back
label-fact-campaign-opened = Signing campaign opened
label-fact-campaign-closed = Signing campaign closed
label-fact-ceremony-scheduled = Ceremony scheduled
label-fact-ceremony-postponed = Ceremony postponed
label-fact-ceremony-cancelled = Ceremony called off
label-fact-ceremony-held = Ceremony held
label-fact-pact-signed = Pact signed
label-fact-pact-refused = Pact declined
label-fact-pact-excused = Excused from the pact
label-fact-signature-voided = Signature voided
label-fact-attendance-recorded = Attendance recorded
label-fact-case-reported = Alleged violation reported
label-fact-decision-proposed = Decision proposed
label-fact-case-decided = Case decided
label-fact-step-taken = Step of a case
label-fact-unopened = an entry that does not open

label-rule-pact-not-open-yet = the campaign had not opened yet on this date
label-rule-pact-signed = the pact was signed in time
label-rule-pact-signed-after-due = the pact was signed after the due date
label-rule-pact-not-in-audience = the person is not among those who are asked to sign
label-rule-pact-left-before-due = the person left no later than the due date
label-rule-pact-joined-after-due = the person came into service only after the due date
label-rule-pact-on-leave = the person is on leave on this date, or was on the due date
label-rule-pact-signature-voided = an earlier signature was voided
label-rule-pact-refused = the person declined to sign
label-rule-pact-excused = the person was excused from signing
label-rule-pact-past-due = not signed and past due: an administrative gap
label-rule-pact-asked = asked to sign, and there is still time
label-rule-conduct-undecided = an alleged violation is not decided yet
label-rule-conduct-not-proven = the alleged violation was not proven
label-rule-conduct-proven = the violation was proven
label-rule-conduct-dropped = the report led to nothing: rejected, cancelled or not registered
label-rule-conduct-annulled = the decision was annulled
label-rule-conduct-closed-by-departure = the person left while the case was open
label-rule-conduct-suspended = an objection or an appeal suspends the decision
label-rule-conduct-year-unknown = the days off of the year are not known, by which the decision would come into force
label-rule-conduct-not-in-force-yet = the decision is not in force yet
label-rule-conduct-dismissed = the decision in force ends the employment
label-rule-conduct-served = the sanction was served in full
label-rule-conduct-in-force = the decision is in force
label-rule-service-ended = the person is no longer in service on this date
label-rule-service-to-come = the person is not in service yet on this date

label-after = perhaps only because of entry { $entry }
label-total = total
label-departure-retired = retired
label-departure-resigned = resigned
label-departure-moved = moved elsewhere
label-departure-contract-ended = the contract ended
label-departure-dismissed = dismissed
label-departure-died = died
label-leave-outside-state-employ = leave outside state employ (CLTN)
label-leave-annual = annual leave
label-leave-long = long leave
label-leave-sick = sick leave
label-leave-maternity = maternity leave
label-leave-important-reason = leave for an important reason
label-act-own-key = signed with the own key
label-act-wet-ink = signed with ink
label-act-bsre = signed with BSrE
label-act-thumb = signed with a thumb print
label-act-portal = signed in a portal
label-attendance-in-person = in person
label-attendance-as-representative = as a representative

## Why an event may not be recorded: admit.rs

refusal-already-signed = the pact of this campaign is already signed, in entry { $entry }; if that entry is wrong, correct it first
refusal-above-act = act `{ $act }` is of level { $level }; a sanction above it is for repeated violations
refusal-act-twice = act `{ $act }` is named twice
refusal-asked = step `{ $step }` has to say { $asked }
refusal-log-key-exists = entry { $entry } announced this log key
refusal-not-asked = step `{ $step }` does not ask for `{ $field }`; leave it out
refusal-no-act = a report names at least one act
refusal-no-room = this step would leave no room for the one of entry { $entry }, which is of a later day
refusal-not-competent = office `{ $office }` may not impose a sanction of level { $level } on this person; these may: { $offices }
refusal-not-competent-nobody = office `{ $office }` may not impose a sanction of level { $level } on this person, nor may any other office of the rulebook
refusal-not-graver = this person was under `{ $sanction }` before the act (case of entry { $entry }): a repeated violation asks for a graver sanction
refusal-not-yet = there is no entry { $entry } yet
refusal-same-officer = a report is taken back by another officer than the one who made it (entry { $entry })
refusal-step = step `{ $step }` is not possible while the case is { $state }: { $why }. Possible: { $allowed }
refusal-step-basis = step `{ $step }` is not possible while the case is { $state }: { $why } ({ $basis }). Possible: { $allowed }
refusal-step-end = step `{ $step }` is not possible while the case is { $state }: { $why }
refusal-step-end-basis = step `{ $step }` is not possible while the case is { $state }: { $why } ({ $basis })
refusal-step-role = step `{ $step }` is recorded by { $roles }
refusal-unknown-office = the rulebook has no office `{ $office }`
refusal-unknown-step = the rulebook has no step `{ $step }`
not-now-done = it was taken in entry { $entry }
not-now-kind = it is not for such an act, such a sanction or a case that came in like this
not-now-needs = `{ $mark }` has to come first
not-now-state = it does not begin there
not-now-timed = the sanction has a term and is served by itself on { $until }
not-now-too-early = it is not before { $first }
not-now-too-late = the time limit { $term } ended on { $last }
refusal-below-act = act `{ $act }` is of level { $level }; this sanction is below it
refusal-both-phases = the act went on over the designation of candidates ({ $designation }): `{ $act }` on one side of it, `{ $pair }` on the other. Correct the report and report it again with both
refusal-campaign-closed = campaign `{ $campaign }` was closed on { $on }
refusal-campaign-exists = campaign `{ $campaign }` exists
refusal-case-exists = the case exists
refusal-ceremony-exists = ceremony `{ $name }` exists
refusal-ceremony-cancelled = ceremony `{ $name }` was called off on { $on }
refusal-ceremony-held = ceremony `{ $name }` was held on { $on }
refusal-departed = the person has left already
refusal-event-id-taken = the event id was used for another event, in entry { $entry }
refusal-future = `{ $field }` is { $date }, after today ({ $today })
refusal-holidays = days off cannot be published: { $reason }
refusal-identifier-not-held = the person has no such identifier now
refusal-identifier-taken = the number belongs to another person of this ledger
refusal-in-service = the person is in service: a return follows a departure
refusal-in-use = something rests on the enrolment already, in entry { $entry }; correct or merge instead
refusal-key-not-held = the person has no such key now
refusal-key-not-valid = the person's key does not count on { $date }
refusal-key-taken = the key { $key }… is already enrolled
refusal-last-admin = this is the last admin's key; enrol another admin first
refusal-ledger-exists = the ledger exists
refusal-level = the level is not the one of the sanction
refusal-withdrawn = the enrolment of this person was withdrawn in entry { $entry }
refusal-no-authority-on = on { $date } this key held no role that may rule at level { $level }; its officer is enrolled from a later day (`officer enroll --from`)
refusal-no-authority = the role may not rule at this level under the rulebook
refusal-no-follow-on = what has to follow on this sanction is `{ $sanction }`
refusal-no-follow-on-none = nothing has to follow on this sanction
refusal-no-position = whether office `{ $office }` may impose a sanction of level { $level } depends on the class of the accused's position: name it (`--position`)
refusal-no-identifier = a person needs at least one number
refusal-no-contest = act `{ $act }` depends on the designation of candidates: name the contest
refusal-no-leave = entry { $entry } granted this person no leave
refusal-no-ledger = the first entry must create the ledger
refusal-no-log-key = the vkey is not that of a key which signs as this ledger’s log
refusal-no-rulebook = the rulebook in force on { $date } is not known
refusal-no-scan = a pact that was not signed with an own key needs the hash of its scan, or of the signed document
refusal-no-subject = the event does not say whom it is about
refusal-not-correctable = entry { $entry } is not a fact about this person that can be taken back now
refusal-not-earlier = `{ $field }` is { $date }, which is not earlier than what is recorded
refusal-not-in-service = on { $date } the person is not in service by this ledger, which knows of { $day } as the next first or last day; if the person was, move the first day back (`ikrar person first-day`) or record the return (`ikrar person return`)
refusal-not-open = { $date } lies outside the campaign, which opened on { $opens }
refusal-not-own-key = only the person can sign with the own key
refusal-on-leave = on the day of the act the person was on leave (entry { $entry }), and then `{ $act }` is no violation
refusal-order = `{ $later }` lies before `{ $earlier }`
refusal-other-overseer = on { $on } the merit system is overseen by { $overseer }, not by { $body }
refusal-other-person = the signature is by another person's key
refusal-other-phase-pair = on the day of the act it was `{ $pair }`, not `{ $act }` (candidates were designated on { $designation }); correct the report and report it again as `{ $pair }`
refusal-other-phase = on the day of the act `{ $act }` did not apply (candidates were designated on { $designation }); correct the report and report it again under the right code
refusal-other-text = the pact's text is another one than the campaign's (hash { $found }…)
refusal-person-exists = the person exists
refusal-proposal-differs = the decision differs from what was proposed in entry { $entry }
refusal-punished = this act was punished in another case (entry { $entry }); one act has one sanction
refusal-revoked = the key { $key }… is revoked
refusal-role = a { $fact } needs the role { $needed }
refusal-role-held = the key has the role { $role } already
refusal-rulebook = the rulebook is not valid: { $reason }
refusal-rulebook-named = the rulebook is not valid: its text says it is `{ $rulebook }` version { $version }
refusal-rulebook-published = the rulebook is not valid: version { $version } is already published
refusal-same-person = both records are of this person already
refusal-sanction-not-for = sanction `{ $sanction }` is not for { $status }
refusal-taken-back = this very scan, of the same day and method, was taken back in entry { $entry }; if that was the mistake, correct entry { $entry }; otherwise a valid pact has a scan of its own
refusal-two-officers = a decision of this level needs two officers: another one proposes it first
refusal-unknown-act = act `{ $act }` is not in the rulebook
refusal-unknown-campaign = campaign `{ $campaign }` is unknown
refusal-unknown-contest = the rulebook has no contest `{ $contest }` in { $election }
refusal-unknown-case = the case is unknown, or is about another person
refusal-unknown-ceremony = ceremony `{ $name }` is unknown in this campaign
refusal-unknown-election = election `{ $election }` is in no published rulebook
refusal-unknown-key = the key { $key }… is not enrolled in this ledger
refusal-unknown-person = the person is not enrolled in this ledger
refusal-unknown-sanction = sanction `{ $sanction }` is not in the rulebook on { $date }
refusal-unusable-key = the public key is not a safe Ed25519 key

## Backups: backup.rs

backup-exists = { $path } is there already
backup-inside = { $inner } lies inside { $outer }
backup-keys = the key ring does not open entry { $seq }: { $cause }
backup-sealed-costly = its passphrase was made too costly to try
backup-sealed-format = it is no sealed key ring that this program knows
backup-sealed-ledger = it is the key ring of another ledger
backup-sealed-passphrase = the passphrase is wrong, or the file is damaged
backup-unfinished = there is no whole backup in { $path }

## Checkpoints, and policies about them: checkpoint.rs

checkpoint-empty-line = not a checkpoint: a line of it is empty
checkpoint-lines = not a checkpoint: it has fewer than three lines
checkpoint-root = not a checkpoint: its third line is not the base64 of 32 bytes
checkpoint-size = not a checkpoint: its second line is not a number of entries
checkpoint-unknown-log = the checkpoint is of the log `{ $origin }`, of which no key is known

policy-line = line { $line }: { $fault }

policy-control = a control character stands in it; only blanks and tabs may part words
policy-count = it has too few or too many words
policy-key = the key: { $reason }
policy-key-twice = the same key stands in a line above
policy-keyword = `{ $found }` begins no line of a policy; `log`, `witness`, `group`, `quorum` and # do
policy-member-twice = `{ $name }` is in a group above already
policy-name-taken = `{ $name }` stands for something else
policy-no-quorum = a line is missing that begins with `quorum`; `quorum none` wants no witness
policy-quorum-twice = a line above says already how many witnesses are enough
policy-threshold = a group of { $members } wants `all`, `any`, or a number of them
policy-too-long = it has more than { $max } bytes
policy-unknown-name = no line above says what `{ $name }` is

## What bytes are: codec.rs

codec-malformed = malformed: { $reason }
codec-not-canonical = not in canonical form
codec-trailing = { $found } bytes where { $read } were expected
codec-unknown-kind = unknown kind { $found } of { $of }; a newer program may know it

## Hashes and keys: digest.rs

digest-base64 = expected base64 with padding
digest-hex = expected 64 lowercase hexadecimal digits

## What the doctor sees and does: doctor.rs

doctor-acknowledged = it names the head: { $size } entries
doctor-acknowledged-ahead = { $size } entries were acknowledged, the journal has { $found }
doctor-acknowledged-behind = it names { $size } entries, the journal has { $found }: a power cut may leave it so
doctor-aside = { $bytes } bytes were set aside here; no entry needs them
doctor-being-written = { $bytes } bytes behind the last list are being written
doctor-entry = entry { $seq }: { $damage }
doctor-index = the index is there; it was not opened
doctor-index-missing = the index is missing; the next command that records makes it anew
doctor-journal-missing = the journal is missing
doctor-keys = the key ring opens; { $bytes } bytes of it count
doctor-keys-behind = { $bytes } bytes behind what counts belong to no entry
doctor-keys-missing = the key ring is missing; what is sealed cannot be opened
doctor-ledger = ledger { $id }, { $origin }
doctor-leftover = { $bytes } bytes that a crash left; no entry needs them
doctor-lock-free = no process writes
doctor-lock-held = another process writes, number { $process }
doctor-marker-missing = it is missing: making or restoring the ledger did not end, or the file was lost
doctor-other-ledger = the log is of another ledger than `ledger.toml` names
doctor-room = { $free } bytes are free on the disk
doctor-room-little = only { $free } bytes are free on the disk
doctor-segment = { $entries } entries from entry { $first } on, { $bytes } bytes, { $zeros } zeros behind them
doctor-snapshot = it was taken at { $size } entries, and fits the log
doctor-snapshot-ahead = it was taken at { $size } entries, the log has { $found }
doctor-snapshot-other = it was taken at { $size } entries of another chain, link { $link }
doctor-snapshot-unfit = it does not open with this key ring and program, and is not used
doctor-stray = a segment without a list that counts, { $bytes } bytes
doctor-torn = { $bytes } bytes from byte { $at } on were left by a crash; no entry needs them
doctor-unknown = it is no file of a ledger
doctor-wide = others may read or write it (mode { $mode })

doctor-made-index = the index was made from the journal
doctor-made-private = { $file }: closed to others; its mode was { $mode }
doctor-made-snapshot = a new snapshot was written, of { $size } entries
doctor-set-aside = { $file }: set aside in { $aside }

## The hash chain: entry.rs

entry-link = the link is { $found }…, the chain before it gives { $expected }…
entry-sequence = sequence number { $found } stands where { $expected } belongs
entry-time = the time of recording, { $millis } ms, is impossible
entry-unknown-version = leaf version { $version } is unknown; a newer program may know it

## Events and their texts: event.rs

event-codec = the event's bytes are { $reason }
event-empty = the event is empty
event-too-large = the event takes { $found } bytes, at most { $max } are allowed
event-unknown-version = event version { $version } is unknown; a newer program may know it

## What an audit finds: finding.rs

finding = entry { $entry }: { $cause }
finding-about-another = the entry is about somebody else
finding-body-hash = the body's hash is not the one in the leaf
finding-directory-form = the body is no directory entry
finding-directory-lists = the entries before it give the root { $expected } over all lists, not { $found }
finding-directory-names = it names another tree of numbers than there is
finding-directory-number = the body says that it is entry { $found }
finding-duplicate = the event was recorded before, in entry { $entry }
finding-other-chain = the snapshot was taken of another chain
finding-recorded-at = recorded at { $at }, before the entry in front of it
finding-sealed-for-another = the body is sealed for somebody else than the event is about
finding-snapshot = the snapshot says something else than the entries up to here
finding-unknown-author = the author's key is not known in this ledger

## Folders: folder.rs

folder-busy = { $path } is in use by another process
folder-busy-by = { $path } is in use by another process, number { $process }
folder-missing = there is no ledger in { $path }
folder-mixed = the log in { $path } is of another ledger than its ledger.toml says
folder-not-empty = { $path } is not empty

folder-marker-empty = the ledger has no first entry
folder-marker-format = format { $format } is unknown; a newer program may know it

## Identifiers, codes and texts: id.rs

id-agency-code = not an agency code; write a region such as 16.06, or a letter followed by 1–31 more
id-birth-date = { $date } in digits 1–8 is not a date
id-campaign-code = not a campaign code; write 2–40 letters, digits and hyphens
id-character = character { $at } is not a digit
id-employment-status = not an employment status; write CPNS, PNS, PPPK, PPPK paruh waktu or non-ASN (also PPNPN, honorer, tenaga kontrak, THL, PTT)
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

odd-birth-dates = NIP and NIK tell of two dates of birth
odd-day-first = read as { $day }, with the day first; if the month was meant first, write it as YYYY-MM-DD
odd-left-out = cannot be read; the row was taken without it
odd-may-be-known = perhaps the person of entry { $entry }, who has this name and date of birth and no number of this kind; if so, join both with `ikrar person merge`
odd-not-active = the list says that this person is not in active service; if so, record it with `ikrar person depart` or `ikrar person leave`
odd-serial-date = a number, read as the date { $day }; format the column as date if that is wrong
odd-sexes = NIP and NIK tell of a man and a woman
odd-status-against-number = this kind of employment has another kind of number
odd-status-by-number = no kind of employment stands here; it was taken from the number
text-blank = the text is empty
text-control = character { $at } is a line break or control character ({ $code }); remove it
text-direction = character { $at } changes the writing direction ({ $code }); remove it
text-hidden = character { $at } cannot be seen ({ $code }); remove it
text-personal-number = the text is public for ever; remove the 16 or 18 digits, as of a personal number
text-too-long = the text has { $found } bytes, at most { $max } are allowed; shorten it

## The key ring: keys.rs

keys-damaged = the key ring failed: { $path }: { $damage }
keys-earlier-doubt = the key ring failed: an earlier record ended in doubt
keys-file = the key ring failed: { $path }: { $fault }
keys-no-key = the key ring failed: a person's data key is missing
keys-randomness = the key ring failed: the system gives no randomness: { $fault }
keys-wide = the key ring failed: { $path }: others may read or write it (mode { $mode }); run chmod 600 on it
keys-write = the key ring failed: its data keys cannot be written: { $fault }

keys-damage-altered = it is damaged
keys-damage-missing = it is missing; what is sealed cannot be opened
keys-damage-no-master = it holds no master key
keys-damage-not-a-file = it is no file
keys-damage-short = it is shorter than the entries need; keys are missing

## Ledgers: ledger.rs

ledger-clock = the clock says { $now }, but the newest entry was recorded at { $newest }; set the clock
ledger-clock-ahead = the clock says { $now }, but the newest entry was recorded at { $newest }; if the clock is right, say so with --clock-is-right
ledger-empty = the ledger has no entry yet
ledger-rollback = the log ends at entry { $found }, but entry { $known } was recorded before: it lost entries
ledger-snapshot = the snapshot was forged; run `ikrar verify`, then remove it

## Logs and their engines: log.rs

log-chain = entry { $seq } does not follow the log's head: { $reason }
log-conflict = the log's head is entry { $size }, not the expected one
log-damaged = what is stored of entry { $seq } is damaged: { $damage }
log-doubt = it may or may not be recorded: { $fault }
log-engine = the storage engine failed: { $fault }
log-full = the disk is full: { $free } bytes are free, { $needed } are needed; nothing was recorded

log-damage-acknowledged = it was acknowledged, but { $flaw }
log-damage-acknowledged-missing = the record of acknowledged entries is missing
log-damage-acknowledged-other = another entry was acknowledged in its place
log-damage-followed = lists stand behind it, but { $flaw }
log-damage-index-longer = the index knows { $size } entries; the journal lost some
log-damage-index-other = the index knows another entry in its place
log-damage-missing = { $path } is missing
log-damage-not-stored = the entry is not stored
log-damage-shorter = { $known } entries were recorded, the log ends here
log-damage-unled = the entries do not lead to the log's head

log-fault-earlier-doubt = an earlier list ended so
log-fault-entry = entry { $seq } cannot be read: { $fault }
log-fault-list-gone = the newest list is not on the disk any more
log-fault-read-only = it was opened for reading only

log-flaw-chain = another entry is stored in its place
log-flaw-check = its stored bytes were altered
log-flaw-cut = the journal ends before it
log-flaw-order = the stored bytes are no entry

## Signed notes and their keys: note.rs

note-control = not a signed note: it has a control character
note-line = not a signed note: line { $at } of its signatures is not one
note-no-lines = not a signed note: below an empty line there are no signatures
note-signature = the signature in the name of `{ $name }` is wrong
note-too-long = it has { $found } bytes; a signed note is shorter
note-unsigned = no key that is known signed it
note-utf8 = not a signed note: it is not UTF-8 text

note-key-base64 = behind its second + there is no base64 with padding
note-key-hash = its hash is that of another name or key
note-key-length = it holds a key of { $found } bytes, not of a byte for its type and 32 more
note-key-name = its name is empty, or holds a blank or a +, or is not fit for a log
note-key-not-a-log = it is the key of a witness, and a log's is wanted
note-key-not-a-witness = it is the key of a log, and a witness's is wanted
note-key-parts = a key is a name, a hash and base64 with + between them
note-key-type = signatures of its type, `{ $found }`, are not known here
note-key-unusable = it is no public key that a signature could be accepted from

## What was put right, or could not be kept: notice.rs

notice-acknowledged-not-kept = it was recorded, but not noted as acknowledged: { $fault }
notice-chain-not-kept = the index could not be saved; the next command that records makes it anew
notice-chain-rebuilt = the index was made anew from the journal; the old one is in { $aside }
notice-snapshot-not-kept = it was recorded, but no snapshot could be written: { $fault }
notice-torn-end = { $bytes } bytes that a crash left, and no entry needs, are set aside in { $aside }

## Rulebooks: rulebook.rs

rulebook-act-code = `{ $text }` is not an act code such as A1 or B13
rulebook-office-code = `{ $text }` is not an office code such as ppk
rulebook-step-code = `{ $text }` is not a step code such as summoned
rulebook-contest-code = `{ $text }` is not a contest code such as regent-mayor
rulebook-election-code = `{ $text }` is not an election code such as PILKADA-2024
rulebook-region-code = `{ $text }` is not a region code such as 16 or 16.06
rulebook-sanction-code = `{ $text }` is not a sanction code such as oral-reprimand

rulebook-dates-reversed = { $place }: { $until } lies before { $from }
rulebook-duplicate = { $item } `{ $code }` occurs twice
rulebook-form = not a rulebook: { $fault }
rulebook-missing = { $item } `{ $code }` is missing
rulebook-unknown = { $item } `{ $code }` names `{ $name }`, which the rulebook does not have
rulebook-unreachable = no step leads to the state `{ $state }`
rulebook-no-role = authority for { $level }: a list of roles is empty
rulebook-no-status = sanction { $sanction }: no kind of employment is named
rulebook-pair = act { $act }: `pair` is not the code of an act of the other phase
rulebook-too-large = the rulebook is { $bytes } bytes long; at most { $max } fit in the ledger
rulebook-unknown-contest = stage { $stage }: the election has no such contest
rulebook-value = line { $line }: { $reason }

holidays-day = day off { $day } is not in { $year }, or not after the one listed before it
holidays-form = not a text of days off: { $fault }
holidays-twice = the days off of { $year } ({ $kind }) are listed twice
holidays-week = six-day weeks of { $agency } end before they begin

rulebook-item-act = act
rulebook-item-contest = contest
rulebook-item-deadline = deadline
rulebook-item-election = election
rulebook-item-rate = rate
rulebook-item-retention-class = retention class
rulebook-item-sanction = sanction
rulebook-item-state = state
rulebook-item-step = step
rulebook-item-stage = stage

rulebook-place-sanction = sanction { $code }
rulebook-place-stage = stage { $stage }
rulebook-place-vote-after = vote after stage { $stage }

## Seals: seal.rs

seal-broken = the sealed body does not open: it was altered or moved
seal-no-event = the entry is one of the directory, which holds no event
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

## Tiles of the public tree: tile.rs

tile-count = the file has { $found } entries instead of { $expected }
tile-cut = the last entry of the file is not whole
tile-length = the tile has { $found } bytes instead of { $expected }
tile-not-held = the tile does not hold node { $index } of level { $level }

## Dates and moments: time.rs

time-date = `{ $text }` is not a date; write it as YYYY-MM-DD
time-instant = `{ $text }` is not a time; write it as 2023-12-27T09:00:00+07:00

## Proofs of inclusion: tlog_proof.rs

tlog-proof-checkpoint = the proof's checkpoint: { $reason }
tlog-proof-extra = not a proof: behind `extra` there is no base64
tlog-proof-first-line = not a proof: its first line is another one
tlog-proof-hash = not a proof: line { $at } of its hashes is not one, or one too many
tlog-proof-index = not a proof: the line with the number of the entry is missing
tlog-proof-no-checkpoint = not a proof: below an empty line there is no checkpoint
tlog-proof-not-included = the entry is not in the checkpoint's tree in that place

## Values of any kind: value.rs

value-field = `{ $field }`: { $reason }
value-list = there are { $found } items, at most { $max } are allowed
value-word = `{ $found }` is not { $known }

## Files: desk.rs

file-fault = { $file }: { $fault }
file-exists = is there already; give --force to replace it
file-not-a-file = no ordinary file but a folder, device or pipe; name a file
file-not-replaced = no ordinary file; it is not replaced, choose another name
file-private-key = holds a private key; it is not replaced, choose another name
file-too-large = larger than { $max } bytes, the most that is read here; is it the right file?

## Tables and their cells: desk.rs

table-file = `{ $file }`: { $fault }
table-row = `{ $file }`, row { $row }: { $fault }
table-damaged = damaged or no .xlsx workbook ({ $damage }); save it again in the spreadsheet program
table-damage-announced = it announces more texts than it holds
table-damage-cell-outside = a cell outside the sheet
table-damage-failed = the reader failed on it
table-damage-part = a part of it unpacks to too much
table-damage-parts = it has too many parts
table-damage-reader = { $text }
table-damage-row-order = row { $found } after row { $after }
table-damage-unpacked = it unpacks to more than 1 GiB
table-duplicate-column = column `{ $name }` is there twice; rename one
table-empty = the table is empty; its first row must name the columns
table-encoding = in an encoding that is not known; save the file as "CSV UTF-8"
table-error-cell = a cell shows { $shown }; search for it and enter its value or clear it
table-extension = neither .csv nor .xlsx; save the table as one of these
table-extra-cells = { $found } cells, but { $expected } columns; put text with a separator in quotation marks
table-headings = no list of headings for each column ({ $fault }); write it as nip = ["EMPLOYEE NUMBER"]
table-html = a web page under another name; open it in the spreadsheet program and save it as .xlsx
table-huge-cell = a cell of more than { $max } bytes; a quotation mark may not be closed
table-missing-columns = no column { $names }; one of the first 20 rows must name the columns, or --columns say what they are called
table-missing-agency = no column { $names }; one of the first 20 rows must name the columns, or --columns say what they are called; --agency CODE stands for the column `instansi`
table-no-rows = the table has its columns, and no row below them; nothing was recorded. Write a row for each person below the headings
table-no-sheet = there is no sheet of that name; there are { $sheets }
table-not-read = cannot be read: { $reason }
table-old-workbook = an old workbook (.xls); open it in the spreadsheet program and save it as .xlsx
table-password = protected by a password; save a copy without it
table-rounded = all numbers in column { $column } end in 0: a spreadsheet rounded them. Take the list from its source, with the column formatted as text; nothing was recorded
table-text = text and no workbook; call it .csv
table-unknown-column = no table has a column `{ $name }`
table-workbook = a workbook or another archive; if it is a workbook, call it .xlsx
notice-passed-over = column "{ $heading }" was not read, since another one stands for { $column }
notice-converted = the text is { $encoding } and was converted to UTF-8; look at names with accents
notice-sheets = read: sheets { $read }; not read: { $others }
notice-sheets-all = read: sheets { $sheets }
notice-status-by-number = no column status_kepegawaian: it was taken from the number (NIP: PNS, NI PPPK: PPPK, NIK alone: non-ASN)
notice-units = spellings taken for one unit: { $units }; `ikrar unit list` shows all units
notice-skipped = rows { $rows } were not read: they are about nobody (titles, column numbers, totals, signatures)
notice-skipped-sheet = sheet "{ $sheet }": rows { $rows } were not read: they are about nobody (titles, column numbers, totals, signatures)
notice-header = the column names are in row { $row }; what is above was not read
notice-header-sheet = sheet "{ $sheet }": the column names are in row { $row }; what is above was not read
notice-hidden-rows = { $rows } rows of the workbook are hidden; they were read like the others

cell-date = the spreadsheet made it a date; format the column as text, re-enter it
cell-no-date = the cell holds a time or a date outside 1900 to 2199; enter its value
cell-no-value = cell { $cell } holds a formula without a stored value; open the file in the spreadsheet program and save it
cell-not-a-date = not a date; write it as YYYY-MM-DD, 5 November 2024 or DD/MM/YYYY
cell-number = the spreadsheet made it a number; format the column as text, re-enter it
cell-shown = the cell holds { $shown }; enter its value

## Rows and lines: desk.rs

row-empty = is empty
row-key-from = the key is bound from { $from } on, which is later than this table says; --backdate TEXT moves its first day back
row-left = the person left on { $on } (entry { $entry }); leave the row out, or say with --returns why the person is back
row-mix-up = a possible mix-up: the person of entry { $entry } has another number of this kind; correct the number, or write the replaced one into the column nip_lama or nik_lama
row-no-number = nip and nik are both empty
row-not-a-key = not 64 hexadecimal digits
row-not-a-method = not one of wet-ink (tinta basah), thumb (cap jempol), bsre, portal
row-not-a-pact = not a pact signed with an own key; use `ikrar record`
row-not-a-word = none of { $names }
row-not-signed = there is no signature of this person that counts
row-number-ended = the number ended on { $on } and is nobody's now; write the current one
row-other-name = plainly the name of another person than the one who has this number (entry { $entry }); correct the number, or say with --accept-names that the name was changed
row-other-agency = another agency than --agency says; correct one of them
row-other-number = holds another kind of number
row-repeated = the same person is already in row { $row }
row-repeated-sheet = the same person is already in row { $row } of sheet "{ $sheet }"
row-scan-not-read = no BLAKE3 hash, and no file of that name can be read: { $reason }
row-scan-outside = the file lies outside the table's folder; keep scans in it or below
row-two-people = nip and nik belong to two people of this ledger, enrolled in entries { $one } and { $other }; if both are one person, join the records with `ikrar person merge`
row-not-a-number = not a number
row-unknown-case = no case has an id that begins so, or more than one has; eight digits or more are enough
row-unknown-step = the rulebook of that day has no such step
row-unknown-person = nobody with that number is in this ledger

line-base64 = `event` is not base64
line-json = not an event in JSON: { $reason }
line-other-ledger = signed for another ledger
line-signature = `signature` is not 128 hexadecimal digits
line-too-long = longer than { $max } bytes
line-utf8 = not UTF-8 text

## Keys and exported campaigns: desk.rs

key-costly = { $file }: its passphrase was made too costly to try; make a new key
key-encoding = { $file }: the key cannot be encoded: { $reason }
key-exists = { $file }: is there already; nothing was written, choose another name
key-not-a-key = { $file }: not an Ed25519 key in PEM form
key-open = { $file }: others have access to this private key (mode { $mode }); run `chmod 600 { $file }`
key-passphrase = { $file }: the passphrase is wrong, or the key file is damaged
key-public-name = { $file }: a name for a public key; the private key is not written there

export-json = { $file }: not a file that `ikrar campaign export` wrote: { $reason }
export-other-text = { $file }: the pact's text does not fit its hash; do not sign it

## The public side of a log: publish.rs

publish-ahead = a checkpoint of { $published } entries is published already, and this one has { $found }
publish-differs = { $name } is published already with other content, though it never changes
publish-file = { $name }: { $reason }
publish-missing = { $name } is not published
publish-root = the first { $size } entries do not have the root that their checkpoint names

signed-damaged = { $path } does not say what was signed last
signed-forked = a checkpoint of { $size } entries was signed, and the log now has other ones
signed-no-entry = nothing is recorded that a checkpoint could cover
signed-not-kept = { $path } is missing, though a checkpoint is there; without it nothing is signed
signed-went-back = a checkpoint of { $signed } entries was signed, and the log has only { $found }

seen-forked = at entry { $seq } the ledger is another one than was seen before, as { $path } says
seen-form = { $path } does not say what was seen of the ledger
seen-went-back = { $seen } entries of the ledger were seen, as { $path } says, and it has only { $found }

monitor-body = the published body of entry { $seq } is not the one that its leaf names
monitor-chain = the chain breaks at entry { $seq }: { $reason }
monitor-fork = the log shows another past than before: both checkpoints are signed
monitor-last-entry = entry { $seq }, the last one of the checkpoint, is not published as a directory entry
monitor-nothing = no checkpoint is published there
monitor-other-log = the checkpoint is of another log than the one that was seen before
monitor-rollback = the log became shorter: both checkpoints are signed
monitor-sealed = the body of entry { $seq } is about somebody and is published; remove it at once
monitor-tile = { $name } does not hold the hashes of the entries
monitor-state = { $path } does not say what was seen of the log

## Readers of JSON: reader.rs

reader-duplicate-field = duplicate field `{ $field }`
reader-missing-field = missing field `{ $field }`
reader-other = { $text }
reader-place = { $fault } at line { $line } column { $column }
reader-unknown-field = unknown field `{ $field }`, expected one of { $known }
reader-unknown-value = unknown variant `{ $value }`, expected one of { $known }

## Witnesses: witness.rs

witness-ahead = it saw { $seen } entries, more than there are here: the log went back, or somebody else signs with its key
witness-conflict = the witness saw { $size } entries last
witness-empty-root = a log of no entries has another root
witness-foreign = what it answered is not signed by the key that is known for it
witness-form = it is not a request to a witness
witness-key = the key of the witness `{ $name }`: { $reason }
witness-later = it cannot answer now ({ $status }); ask later
witness-lost = what was seen of `{ $origin }` is gone ({ $path }), though this key signed for it; a new key is needed
witness-not-signed = the log did not sign the checkpoint, or a signature is wrong
witness-old-larger = the old size is larger than the new one
witness-proof = the proof does not show that the log was only added to
witness-refused = it refuses ({ $status }): it saw another past of the log, or cannot read the request
witness-root = the witness saw another root at that size
witness-unknown = it does not know the log or its key ({ $status }); ask its operator
witness-unknown-log = the log is not known

## The operating system: system.rs

system-broken-pipe = Broken pipe (os error { $code })
system-denied = Permission denied (os error { $code })
system-disturbed = Input/output error (os error { $code })
system-exists = File exists (os error { $code })
system-full = No space left on device (os error { $code })
system-is-a-folder = Is a directory (os error { $code })
system-not-a-folder = Not a directory (os error { $code })
system-not-found = No such file or directory (os error { $code })
system-not-utf8 = stream did not contain valid UTF-8
system-other = { $text }
system-quota = Disk quota exceeded (os error { $code })
system-read-only = Read-only file system (os error { $code })
system-toml = line { $line }, column { $column }: { $fault }

## What ends a command early: cli/error.rs, cli/session.rs, cli/commands

hint-backup-keys = Give the key ring of this ledger with --keys FOLDER.
hint-busy = Wait until that process has ended.
hint-damaged = Copy the folder first, record nothing more, and compare the copy with a back-up.
hint-evidence = Both checkpoints are kept, as evidence: { $seen } and { $found }
hint-doubt = See with `ikrar log` whether it was; running the same command again is safe.
hint-full = Make room on the disk, then run the command again.
hint-new-folder = Choose a new folder.
hint-new-name = Choose a new name.
hint-list = `ikrar { $command }` lists all.
hint-near = Did you mean { $near }? `ikrar { $command }` lists all.
hint-no-ledger = Give --ledger DIR, or make a new ledger with `ikrar init`.
hint-no-whole-backup = No whole backup was made or restored. See what is damaged with `ikrar doctor`, and use another backup.
hint-restored = If it was restored from a backup on purpose: ikrar accept-restored --reason TEXT
hint-unfinished-backup = Without `ledger.toml` a backup is unfinished; use another one.
hint-which-ledger = Give --ledger DIR.

usage-backwards = --to is less than --from
usage-campaigns-open = several campaigns are open; name one of them with --campaign: { $codes }
usage-ceremony-unknown = campaign `{ $code }` has no ceremony `{ $name }`; see `ikrar ceremony list`
usage-ceremony-unknown-near = campaign `{ $code }` has no ceremony `{ $name }`; did you mean { $near }? `ikrar ceremony list` shows all
usage-campaign-unknown = campaign `{ $code }` is unknown
usage-election = name the --election: none in the rulebook, or more than one, has a contest `{ $contest }`
usage-file-exists = { $path } is there already; choose another name, or --force
usage-log-key = { $path }: { $reason }
usage-log-key-of-somebody = { $path }: this key is an officer’s or a person’s; the log needs one of its own
usage-past-checkpoint = the newest checkpoint reaches to entry { $last }; make one with: ikrar checkpoint
usage-no-bundle = { $file }: not a bundle of Ikrar (line { $line }, column { $column })
usage-no-rulebook = no rulebook holds on { $on }; `--on` chooses another day
usage-case-not-yet = case `{ $case }` was not received by { $as_of } yet
usage-no-case = name a case, or a table of steps (`--table`)
usage-no-office = name the office that decided: `--office ppk`; `ikrar rulebook offices` lists them
usage-case-unknown = there is no case `{ $case }`; give its id, or at least its first eight digits, as `ikrar case list` shows it
usage-clock-wrong = this machine's clock is wrong; set it first
usage-demo-folder = { $folder } is not empty
usage-demo-stopped = the demo stopped
usage-ledger-empty = this ledger is empty
usage-no-campaign = there is no campaign yet; open one with `ikrar campaign open`
usage-no-key = the author's key was not named; give --key FILE or IKRAR_KEY
usage-no-checkpoint = no checkpoint is signed yet
usage-not-an-address = `{ $url }` is no address; it begins with http:// or https://
usage-nothing-lost = the ledger is the one that was seen; nothing has to be accepted
usage-origin-no-name = the ledger’s origin `{ $origin }` is no name for notes: it may hold no blank and no +
usage-policy = { $path }: { $reason }
usage-witness-known = `{ $name }`, or its key, is asked already
usage-no-ledger = the ledger was not named; give --ledger DIR or IKRAR_LEDGER
usage-no-name = what was given holds no part of a name
usage-no-number = what was given holds no number
usage-nobody-to-ask = there is no terminal to ask at; who has read the text signs with --yes
usage-no-person = what was given is no NIP, NI PPPK, NIK or person id: { $reason }
usage-passphrase-empty-backup = the passphrase is empty; nothing was written
usage-passphrase-empty-key = the passphrase is empty; give --no-passphrase if you want none
usage-passphrase-not-asked = a passphrase cannot be asked for here; use { $variable }
usage-passphrases-differ = the two passphrases differ; nothing was written
usage-prefix-ambiguous = { $count } ids begin so; give more digits
usage-prefix-short = not an id: give at least its first eight digits (0–9, a–f)
usage-prefix-unknown = no id begins so
usage-past-end = the log ends at entry { $last }
usage-rulebook = the rulebook is not valid: { $reason }
usage-sanction-unknown = sanction `{ $code }` is not in the rulebook on { $on }
usage-stdin-once = `@-` can be used only once: standard input is read one time
usage-agency-unknown = nobody in the roster is of agency `{ $asked }`; there are { $near }
usage-template-not-xlsx = a template is a workbook; give { $path } a name that ends in .xlsx
usage-unit-unknown = nobody in the roster is of a unit `{ $asked }`, or of one with a name near to it; see `ikrar unit list`
usage-unit-unknown-near = nobody in the roster is of a unit `{ $asked }`; did you mean { $near }?
usage-list-exists = { $path } is there already; nothing was written, choose another name
usage-xlsx-large = the list is too large for an .xlsx (1,048,575 rows, 32,767 characters a cell); use --format csv
usage-xlsx-nowhere = an .xlsx is written into a file; name it with -o FILE.xlsx
usage-which-key = the person has { $count } keys that count; name one of them

refused-ceremony-known = ceremony `{ $name }` is recorded already; `ikrar ceremony postpone` gives it another day
refused-ceremony-not-held = it is not recorded that ceremony `{ $name }` was held; `ikrar ceremony hold` records it
refused-reported-already = a report of the same person, act and days is entry { $entry } already (case { $case }); give --again if this is another one
refused-about-everybody = entry { $entry } is about nobody in particular; only what is recorded about a person can be corrected
refused-no-key = the person has no key that counts
refused-no-leave = on { $on } the person is on no leave that could end
refused-not-signed = the person has no signature that counts in campaign { $code }
refused-to-sign = nothing was signed
refused-unit-asked = campaign { $code } asks this unit by its name now, and would lose its people; rename it from a day after its due date ({ $due }), or close the campaign and open another
refused-nobody-asked = nobody would be asked: 0 of { $people } people in service on { $on }; change the audience, or open it all the same with --force

## What commands answer: cli/commands, cli/import.rs

told-act = { $code }: { $text }
told-act-unverified = This item is not verified; the agency's legal unit must confirm it.
told-act-both-phases = The act went on over the designation of candidates ({ $designation }): name `{ $pair }` beside `{ $code }`.
told-act-other-phase-pair = NOTE: on that day this act was { $pair }, not { $code } (candidates were designated on { $designation }); a decision on { $code } will be refused. If the code is wrong, correct this report and report it again as { $pair }.
told-act-other-phase = NOTE: on that day { $code } did not apply (candidates were designated on { $designation }); a decision on it will be refused. If the code is wrong, correct this report and report it again under the right one.
told-all-fits = Everything fits.
told-all-fits-with-remarks = Everything fits, with { $remarks } harmless remarks.
told-all-signed = Nobody is left to be reminded.
told-backup = Backup in { $path }: { $size } entries, link { $link }
told-backup-keys = The key ring is in it, sealed under that passphrase.
told-backup-no-keys = The key ring is not in it: what is sealed cannot be read from this backup alone.
told-bundle = { $file } written: { $entries } entries, complete up to the checkpoint of { $size }. Whoever has it can read what is in it, and nothing else of the ledger.
told-campaign-asked = Asked to sign: { $asked } of { $people } people in service as of { $on }.
told-campaign-closed = Entry { $entry }: campaign { $code } is closed as of { $on }.
told-campaign-opened = Entry { $entry }: campaign { $code } is open, due { $due }.
told-campaign-text-changed = The text was taken with plain line ends (LF), blanks for tabs and no byte order mark; this is what is hashed and signed.
told-case-recorded = Entry { $entry }: { $what }; case { $case } of { $name } is now: { $state }
told-directory-not-kept = The directory could not be kept ({ $reason }); the next checkpoint makes it anew.
told-follow-on = For this person `{ $sanction }` has to follow on this sanction (`ikrar case follow-on`).
told-log-key-announced = Recorded as entry { $entry }: from { $from } on checkpoints carry the signature of { $vkey }
told-log-key-unannounced = The ledger does not say yet that this key signs its checkpoints; let it: ikrar log-key announce
told-not-proven = NOT proven: { $reason }
told-not-shown = No bundle shows: what was never recorded; that a key, a number or a case is not also somebody else’s in this ledger; what was recorded later.
told-entry-proven = { $file } and { $leaf } written: entry { $entry } is in the log of { $size } entries.
told-check-cosigned = { $witness }, at { $at }
told-check-other-key = The ledger itself names other keys of its log than the policy does.
told-check-quorum-met = The policy’s quorum is met.
told-check-quorum-missed = The policy’s quorum is NOT met.
told-check-quorum-not-wanted = The policy asks for no witness: nobody but the log vouches for it.
told-proven = Proven: { $origin }, complete up to entry { $last }, which is the directory entry of the checkpoint.
told-restored-accepted = Recorded as entry { $entry }: the ledger was restored; entries from { $lost_from } on may have been others. Whoever saw it before is told so by its witnesses and monitors.
told-step-late = late: { $term } was over
told-step-void = It is recorded and answered, but leaves the case as it is: out of time, or not the way that is open against this sanction.
told-step-acting = An acting official (Plt, Plh) took this step; whether such an official may is not settled. Have the legal unit confirm it.
told-vkey = { $vkey }
told-witnessed = The log signed it; { $seen } of { $known } witnesses saw it.
told-year-unknown = The days off of { $year } are not known, so working days cannot be counted; see `ikrar holidays`.
due-met = kept (last day { $last })
due-met-late = done late (last day { $last })
due-running = until { $last }
due-overdue = OVERDUE since { $last }
due-lapsed = not used (last day { $last })
told-columns-left-out = Left out: { $columns }. All: --format csv, or a wider terminal.
told-corrected = Entry { $entry }: entry { $corrected } counts no more ({ $kind }: { $name })
told-damaged = DAMAGED: { $damaged } findings
told-entry = entry { $entry }
told-finding = entry { $entry }: { $kind }: { $detail }
told-finding-after = entry { $entry }: { $kind }: { $detail } ({ $after })
told-dry-run = This was a dry run: nothing was recorded.
told-imported = { $read } rows read: { $recorded } recorded, { $unchanged } unchanged, { $refused } refused
told-missing = { $count } people in service are in the ledger but not in this table, in the units that it names; --missing lists them. Nobody was removed.
told-missing-listed = In service, in the ledger but not in this table ({ $count }); nobody was removed:
told-news-new = new: { $rows }
told-news-changed = data changed: { $rows }
told-news-moved = moved to another agency or unit: { $rows }
told-news-renumbered = number added or replaced: { $rows }
told-news-returned = back in service: { $rows }
told-news-first-day = first day moved back: { $rows }
told-older = { $older } rows say what is older than what is recorded; the newer stands, and nothing was changed. --backdate TEXT moves first days back.
told-unopened = Not opened, for want of keys: { $unopened } sealed entries. Of these place, time, link and the hash of the body were checked; seal, signature, authority and content were not.
told-no-key-ring = If no key ring was given to you, `ikrar verify --without-keys` asks for what needs none.
told-warned = { $file }: row { $row }, column { $column }: recorded, but look at it: { $warning }
told-warned-more = … and { $more } more remarks; all of them with --format json
told-key-id = key id      { $key_id }
told-key-made = The private key is in { $private } (keep it secret), its public half in { $public }.
told-key-public = public key  { $public_key }
told-ceremony-recorded = { $kind }: { $name } (campaign { $code }), { $on }; entry { $entry }
told-ceremony-recorded-open = { $kind }: { $name } (campaign { $code }), without a new day; entry { $entry }
told-ceremony-not-recorded = It was not recorded that the ceremony was held.
told-ceremony-missing = { $name }: { $claimed } were said to be there; of these { $missing } are on no attendance list. `ikrar ceremony attend` records one, `ikrar ceremony list --absent NAME` lists who is asked and on none.
told-ceremony-absent = { $name }, { $on }: { $count } people who are asked to sign are on no attendance list.
told-no-ceremony = No ceremony is recorded.
told-list-written = { $rows } rows are in { $path }.
told-ledger-made = Ledger { $ledger } made in { $folder }.
told-judged = Campaign { $code } ({ $title }), as of { $as_of }
told-judged-no-campaign = No campaign, as of { $as_of }: nothing is said about pacts
told-other-findings = { $others } findings of other kinds are not shown; ask without --only.
told-more-findings = … and { $more } more; all of them with --format json
told-no-campaign = There is no signing campaign yet; open one with `ikrar campaign open`.
told-no-open-campaign = No campaign is open. Name a closed one with --campaign: { $codes }
told-no-corrections = Nothing was corrected, voided, taken back or recorded late.
told-nobody = Nobody.
told-no-case = There is no such case.
told-no-history = Nothing of that kind is recorded.
told-holidays-fit = This file can be read; it has { $lists } lists of days off. What it says was not checked against the decrees.
told-holidays-published = Entry { $entry }: { $lists } lists of days off are published
told-cases-judged = { $total } cases, as of { $as_of }
told-cases-rest = With what is recorded up to entry { $entry } of { $recorded }, link { $link }
told-rate-recommended = recommended or taken up: { $part } of { $of } reported
told-rate-proven = proven: { $part } of { $of } recommended or taken up
told-rate-upheld = in force or served: { $part } of { $of } proven
told-rate-uploaded = followed up (uploaded): { $part } of { $of } recommended or taken up
told-overdue-by = overdue, { $body }: { $cases }
told-nothing-due = Nothing is overdue on { $as_of }, or due within { $days } days.
told-no-holidays = No days off are known for this year: its working days cannot be counted.
told-rulebook-notice = Note: { $notice }
told-rulebook-fits = This rulebook can be read and is consistent. What it says was not checked against its sources.
told-rulebook-published = Entry { $entry }: rulebook { $id } version { $version } is published; it holds for acts from { $on } on
told-see-history = Every entry: `ikrar history { $id }`
told-not-sound = NOT SOUND: { $number } findings in { $size } entries
told-notice = { $file }: { $notice }
told-nothing-changed = Nothing was changed.
told-nothing-to-repair = There was nothing to repair.
told-cosigned = { $name }: cosigned
told-monitored = { $origin }: { $size } entries, { $entries } of them new; { $bodies } bodies compared. Nothing of it was changed.
told-not-cosigned = { $name }: no cosignature: { $reason }
told-no-witness = No witness is asked.
told-not-listening = { $place } cannot be listened on: { $reason }
told-published = { $size } entries are published, { $entries } of them new, with { $bodies } new bodies.
told-quorum-met = { $seen } of { $witnesses } witnesses saw it: enough for the policy.
told-quorum-missed = { $seen } of { $witnesses } witnesses saw it: NOT ENOUGH for the policy.
told-quorum-none = { $seen } of { $witnesses } witnesses saw it; the policy wants none, so only the log vouches for it.
told-unsteady = { $name }: no cosignature: it names another size each time
told-witness-added = { $name } is asked about every checkpoint from now on.
told-witness-serves = { $vkey } listens on { $place }
told-officer-enrolled = Entry { $entry }: the key { $key }… is now { $role }.
told-officer-revoked = Entry { $entry }: the key { $key }… is revoked as of { $on }.
told-person-recorded = Entry { $entry }: { $kind }: { $name }
told-refused-cell = { $file }: row { $row }, column { $column }: { $reason }
told-refused-dry-run = nothing was recorded: this was a dry run
told-refused-none-recorded = no row was recorded; all refused rows are listed in { $list }
told-refused-others-recorded = the other rows were recorded; all refused rows are listed in { $list }
told-refused-row = { $file }: row { $row }: { $reason }
told-reminders-per-unit = Reminders of { $count } units are in { $path }.
told-reminders = { $count } people have not signed; due { $due }, in { $days } days.
told-reminders-late = { $count } people have not signed; it was due { $due }, { $days } days ago.
told-report-rests = Due { $due }. With all that was recorded up to entry { $entry } of { $recorded }, link { $link }….
told-restore-advice = Copy the folder first, record nothing more, then restore a backup with `ikrar restore BACKUP --to DIR`.
told-restored = Restored in { $path }: { $size } entries, link { $link }
told-restored-compare = Compare both with what was noted outside the ledger.
told-restored-no-keys = There is no key ring: what is sealed cannot be opened. Restore again with --keys FOLDER.
told-rule = { $rule } ({ $name })
told-rulebook-unverified = The rulebook holds values that are not verified; the agency's legal unit must confirm it before use.
told-signed-on = { $on }, recorded on { $recorded_on }
told-roster-exported = { $count } people, as of { $on }. Numbers are text: do not let a spreadsheet program turn them into numbers.
told-sound = Sound: { $size } entries, link { $link }
told-unit-is-so = Nobody has to be changed: the unit is `{ $unit }` already.
told-unit-later = { $later } of them have a later profile as well, which was left as it is.
told-unit-renamed = Up to entry { $entry }: { $people } people are of the unit `{ $unit }` from { $from } on.
told-units-alike = Perhaps one unit: { $names }. If so, give it one name with `ikrar unit rename OLD NEW`.
told-sound-without-keys = Sound as far as it can be seen without keys: { $size } entries, link { $link }
told-template = Fill in its first sheet, then: ikrar { $command } { $path }
told-written = Written: { $path }

label-author-person = the person
label-body-clear = clear
label-body-directory = directory
label-body-sealed = sealed
label-doctor-damage = damage
label-doctor-fits = fits
label-doctor-remark = remark
label-outcome-not-proven = not proven
label-outcome-proven = { $level }: { $sanction }
shown-case = { $case }: act { $act } (entry { $entry })
shown-cases = cases
shown-ceremonies = ceremonies
shown-ceremony = { $ceremony } of { $campaign }, { $on }: { $how } (entry { $entry })
shown-entry = { $said } (entry { $entry })
shown-from = from { $from }
shown-key = { $key }… { $span } (entry { $entry })
shown-keys = keys
shown-leave = { $span }: { $leave } (entry { $entry })
shown-leave-ended = { $span }: { $leave } (entry { $entry }, ended by entry { $ended })
shown-leaves = leave
shown-left = { $span } (entry { $entry }): { $reason } (entry { $left })
shown-number = { $number } { $span }
shown-pact = { $campaign }, { $on }: { $act } (entry { $entry })
shown-pact-voided = { $campaign }, { $on }: { $act } (entry { $entry }); void from { $from } (entry { $voided })
shown-pacts = pacts
shown-post = from { $from }: { $post } (entry { $entry })
shown-posts = name and post
shown-until = from { $from } until before { $until }
shown-withdrawn = This enrolment was withdrawn in entry { $entry }.
shown-exam = examination on { $exam_on }
shown-follow-on = Still to follow: `{ $sanction }`
shown-next = Possible next:
shown-next-step = { $code }: { $text }
shown-state = { $state }, since { $since }
shown-steps = Steps:
shown-term = { $term }, from { $start }: { $said }; { $who }
shown-term-unverified = { $term }, from { $start }: { $said }; { $who } (unverified)
shown-terms = Time limits:
shown-step = { $on }: { $what }; { $office } (entry { $entry })
shown-count = { $all }; { $verified } verified against a source
shown-sources = sources

prompt-again = Once more
prompt-backup = The backup's passphrase
prompt-sign = Signed on { $on }, this counts as your signature. Sign? (yes/no)
prompt-sign-above = { $title } (campaign { $campaign }, due { $due }). This is what you sign:
print-approved-by = Approved by
print-made-by = Made by
print-place-date = Place and date: ____________________
print-report-pacts = Report on integrity pacts

work-copying = copying entries
work-entries = checking entries
work-events = recording events
work-keys = recording keys
work-pacts = recording pacts
work-people = recording people
work-restoring = restoring entries
work-signatures = checking signatures
work-signing = signing

## Headings of tables: cli/commands

column-bound = binds
column-step = step
column-from-state = from
column-to-state = to
column-asks = asks for
column-deciding-office = office
column-position-class = of class
column-below = below
column-agencies = agencies
column-group = group
column-cases = cases
column-overdue = overdue
column-over-all = over all
column-case-state = standing
column-turn = turn
column-ends = ends
column-act = act
column-acted-on = act on
column-agency = agency
column-asked = asked
column-body = body
column-body-hash = body hash
column-by = by
column-campaign = campaign
column-case = case
column-ceremony = ceremony
column-stands = stands
column-planned = planned
column-held = held
column-postponements = put off
column-claimed = claimed
column-in-person = counted
column-as-representative = for others
column-missing = missing
column-closed = closed
column-code = code
column-conduct = conduct
column-count-excused = excused
column-count-late = late
column-count-non-compliant = proven
column-count-not-required = not required
column-count-overdue = past due
column-count-pending = not yet
column-count-refused = refused
column-count-signed = signed
column-count-under-review = review
column-dates = dates
column-days-left = days left
column-day = day
column-kind = kind
column-decision = decision
column-detail = detail
column-due = due
column-election = election
column-acts = acts
column-basis = basis
column-contest = contest
column-counted = counted in
column-deadline = deadline
column-deadlines = deadlines
column-length = length
column-level = level
column-pair = pair
column-phase = phase
column-region = region
column-rulebook = rulebook
column-runs-from = runs from
column-sanction = sanction
column-sanctions = sanctions
column-stage = stage
column-statuses = for
column-text = text
column-until = until
column-verified = verified
label-phase-after = after designation
label-phase-before = before designation
label-unverified = no
label-case-state-received = received
label-case-state-incomplete = incomplete
label-case-state-registered = registered
label-case-state-awaiting-verification = awaiting verification
label-case-state-awaiting-ppk = awaiting the PPK
label-case-state-summoned = summoned
label-case-state-examined = examined
label-case-state-panel = before the ethics panel
label-case-state-proposed = decision proposed
label-case-state-decided = decided
label-case-state-delivered = delivered
label-case-state-under-objection = under objection
label-case-state-under-appeal = under appeal
label-case-state-in-force = in force
label-case-state-served = served
label-case-state-annulled = annulled
label-case-state-not-proven = not proven
label-case-state-rejected = rejected
label-case-state-cancelled = cancelled
label-case-state-not-registered = not registered
label-case-state-closed-by-departure = closed by departure

label-turn-reporter = the reporter
label-turn-receiver = the receiving body
label-turn-bawaslu = Bawaslu
label-turn-overseer = the oversight body
label-turn-superior = the superior
label-turn-panel = the ethics panel
label-turn-ppk = the PPK
label-turn-decider = the deciding official
label-turn-person = the person
label-turn-bpasn = BPASN
label-turn-personnel = the personnel office
label-turn-home-affairs = Home Affairs
label-turn-nobody = nobody

label-force-open = not decided
label-force-not-yet = not in force yet
label-force-suspended = suspended
label-force-in-force = in force
label-force-closed = closed

label-case-group-awaiting-overseer = awaiting the overseer
label-case-group-awaiting-ppk = awaiting the PPK
label-case-group-sanctioned = sanctioned
label-case-group-not-proven = not proven
label-case-group-cancelled = cancelled
label-case-group-rejected = rejected
label-case-group-departed = ended by departure
label-case-group-annulled = decision annulled

label-asked-body = the body
label-asked-exam-on = the day of the examination
label-asked-until = the last day
label-asked-manner = how it was delivered
label-asked-note = a note
label-asked-office = the office that acts
label-asked-level = the level
label-asked-outcome = level and sanction

label-overdue = overdue
label-not-overdue = no
label-step = Case: { $step }
label-holiday-public = public holiday
label-holiday-collective-leave = collective leave
label-verified = yes
column-known = known
column-summary = summary
column-entry = entry
column-event = event
column-grade = grade
column-id = id
column-in-force = in force
column-in-service = in service
column-key = key
column-key-id = key id
column-late-days = days late
column-left = left
column-link = link
column-name = name
column-address = address
column-seen = entries seen
column-vkey = key
column-nik = NIK
column-nip = NIP
column-number = no.
column-numbers = numbers
column-of-day = of the day
column-of-entry = of entry
column-office = office
column-opens = opens
column-other-id = other id
column-pact = pact
column-reason = reason
column-people = people
column-percent = %
column-position = position
column-received = received
column-recorded = recorded
column-revoked = revoked
column-role = role
column-row = row
column-signed-on = signed on
column-since = from
column-status = employment
column-text-hash = text hash
column-title = title
column-unit = unit
column-verdict = verdict

## Tables to be filled in: cli/commands/template

template-sheet-list = List
template-sheet-instructions = Instructions
template-title = How to fill in the sheet “Daftar”; the table is then taken by `ikrar { $command }`
template-rows = One row for each person, right below the headings. Do not rename columns; columns that may be empty can be left out.
template-cells = Numbers are text, so that no digit is lost; days are 2024-01-31. A cell with a list offers what may stand there. Nothing on this sheet is read.
template-column = Column
template-needed = Must it be there?
template-content = What stands in it
template-example = Example
template-needed-always = yes
template-needed-one-of = NIP or NIK, or both
template-needed-no = may be empty
template-choices = One of: { $choices }
template-nip = NIP or NI PPPK, 18 digits
template-nik = NIK, 16 digits; of people without a NIP
template-name = Name, with titles
template-name-compared = Name, to be compared with that of the number; a row with another name is refused
template-status = Kind of employment
template-agency = Code of the agency as 16.06, or its name; not needed with --agency CODE
template-unit = Unit, written the same way in every row
template-position = Position
template-grade = Grade (golongan): III/c, IX
template-replaced = Only where a number was replaced: the number before
template-public-key = Own public key of the person, 64 hexadecimal digits, as `ikrar key show` shows it
template-signed-on = Day on which the pact was signed
template-method = How it was signed
template-scan = File with the scan, in the folder of this table or below it; or the BLAKE3 hash of the file
template-departed-on = First day out of service; today, or --on, unless given
template-returned-on = First day back in service; today, or --from, unless given
template-on = Day on which it happened; today, or --on, unless given
template-from = First day of leave; today, or --from, unless given
template-until = Last day of leave, if it is known
template-attendance = How somebody was there; for himself or herself unless given
template-kind = Kind of leave
template-case = The case: its id, or the first eight digits of it or more
template-step = The step: its code or name in the rulebook (`rulebook steps`); may be left out where a command stands for one
template-step-on = Day of the step; of what has to be received, the day of receipt
template-office = Code of the office that acts, such as ppk (`rulebook offices`)
template-capacity = How the office is held
template-below = How many levels below that office the accused is
template-body = Body that is concerned, such as BKN
template-exam-on = Day of the examination to which is summoned
template-step-until = Last day of what begins
template-manner = How the decision was delivered
template-level = How grave it is; the sanction's level unless given
template-sanction = Code of the sanction (`rulebook sanctions`)
template-class = Class of the accused's position, with a decision
template-number = Number of the letter or decree
template-step-note = Why, or what was found, without the reporter's name
template-note = What was said, if anything
template-reason = Why

## The demo: cli/demo.rs

demo-invented = All people and files here are invented; the law in the rulebook is not verified.
demo-1-ledger = 1. A new ledger, with keys for an admin, a registrar, an examiner and two deciders.
demo-2-people = 2. { $people } people of 18 governments: the roster, and a key for each.
demo-3-campaign = 3. The campaign opens. The ceremony is planned for 6 December 2023, postponed, and held on 27 December by representatives: to attend is not to sign.
demo-4-pacts = 4. Each person signs with the own key; some are late, some have not signed yet.
demo-5-cases = 5. Three allegations: one proven and in force, one not proven, one still open. A heavy sanction takes two officers.
demo-6-summary = 6. How each government stands:
demo-7-verify = 7. The whole ledger is checked: chain, bodies, signatures, authority.
demo-8-tamper = 8. One byte of entry { $victim } is changed in a copy of the ledger, and checked:
demo-next = Try next:
demo-seconds = { "   " }{ $seconds } seconds

## Help: a message for each command, an attribute for each of its arguments

-file = The file
-partial = Record what can be recorded even when some rows are refused
-columns = File with more headings for columns (TOML: nip = ["EMPLOYEE NUMBER"])
-sheet = Read only this sheet of a workbook; else all that have the columns
-dry-run = Only say what would be recorded
-accept-names = Names that are plainly others are new names of the same people
-today = today unless given
-open-campaign = The campaign; the only one that is open unless given
-output = File to write; standard output unless given
-force = Replace that file if it is there; never a private key or a link
-reason = Why
-new-folder = Folder to make; must not exist or be empty
-seen-by-all = what stands on a command line can be read by every user of the machine
-person = NIP, NI PPPK, NIK, person id or its first eight digits
-person-file = `@FILE` takes it from a file, `@-` from standard input: { -seen-by-all }
-rules-on = Day of the act whose rules are asked for; { -today }
-case = Id of the case, or its first eight digits, as `case list` shows it
-level = How grave the violation is; the sanction's level unless given
-decided-on = Day of the decision; { -today }
-not-proven = The violation was not proven
-sanction = The violation was proven; this is the sanction's code in the rulebook

help = Compliance ledger for the political neutrality of Indonesian civil servants
    .ledger = Folder of the ledger
    .key = The author's private key (PKCS#8 PEM); its passphrase is asked for, or taken from `IKRAR_PASSPHRASE`
    .format = How to print results
    .lang = Language of messages; else the locale's, else `id`
    .quiet = No progress bars and no remarks
    .show-nik = Show NIKs in full, not only their last four digits; JSON has them always
    .output = Write the list into this new file; a name ending in .xlsx or .csv also says how
    .clock-is-right = Record although the newest entry is more than 31 days old: the machine's clock was looked at
    .help = Print help
    .version = Print the version

help-help = Print this help or that of a command

help-init = Make a new ledger; the key becomes its first admin
    .origin = The ledger's public name, a URL without scheme
    .agency = Code of the agency that keeps the ledger, such as 16.06
    .name = That agency's name
    .zone = Time zone of the ledger's legal dates
    .rulebook = Rulebook to publish instead of the one that comes with the program

help-key = Private keys
help-key-new = Make a key; its public half is written beside it: NAME.pub for NAME.pem, NAME.key or NAME
    .output = File for the private key; must not exist, nor end in .pub
    .no-passphrase = Do not encrypt it
help-key-show = Print a key's public half and id
    .file = A private or public key (PEM)

help-officer = Who may write to the ledger
help-officer-enroll = Give a key a role
    .role = The role
    .office = The office (not the holder's name): it is public for ever
    .public-key = The public key: a .pub file, or 64 hexadecimal digits
    .from = First day of the role; { -today }
help-officer-revoke = Take all roles from a key
    .key-id = Id of the key, or its first eight digits, as `officer list` shows it
    .reason = { -reason }
    .on = From this day on; { -today }
help-officer-list = List keys and roles

help-roster = People, from a spreadsheet
help-roster-list = List people in service with the columns of a roster
    .unit = Only people of this unit, without regard to case; may be repeated
    .agency = Only people of this agency
    .status = Only this kind of employment; may be repeated
    .in-service-on = Who was in service on this day, as they were then; { -today }
help-roster-export = Write people in service as a table that `roster import` takes again
    .unit = Only people of this unit, without regard to case; may be repeated
    .agency = Only people of this agency
    .status = Only this kind of employment; may be repeated
    .in-service-on = Who was in service on this day, as they were then; { -today }
    .output = { -output }
    .force = { -force }
help-roster-import = Enrol new people and record changes of known ones
    .file = { -file } (.csv or .xlsx)
    .columns = { -columns }
    .sheet = { -sheet }
    .agency = Agency of all rows; then the column instansi is not needed
    .partial = { -partial }
    .dry-run = { -dry-run }
    .from = From when the data holds, and new people are in service; { -today }
    .accept-names = { -accept-names }
    .backdate = Move first days of service back to --from, for this reason
    .returns = People who had left are back from --from on, for this reason
    .missing = List who is in the ledger but not in the table

help-person = Who is who, who is in service, and people's own keys
help-person-show = Show all that is known about somebody
    .person = { -person }. { -person-file }
help-person-find = Find people by a part of their names, without titles and case
    .name = One or several words of the name. `@FILE` and `@-` as for a person
help-person-list = List people in service
    .unit = Only people of this unit, without regard to case; may be repeated
    .agency = Only people of this agency
    .status = Only this kind of employment; may be repeated
    .in-service-on = Who was in service on this day, as they were then; { -today }
    .all = Also those who left, or are yet to come
help-person-depart = Record that somebody left the service
    .person = { -person }. { -person-file }
    .table = Table of people instead, .csv or .xlsx: columns nip or nik, tanggal, alasan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .reason = Why
    .on = First day out of service; { -today }
help-person-return = Record that somebody who had left is in service again
    .person = { -person }. { -person-file }
    .table = Table of people instead, .csv or .xlsx: columns nip or nik, mulai, alasan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .reason = Why
    .from = First day back in service; { -today }
help-person-leave = Record that somebody is on leave
    .person = { -person }. { -person-file }
    .table = Table of people instead, .csv or .xlsx: columns nip or nik, jenis cuti, mulai, sampai or kembali
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .kind = Kind of leave
    .from = First day of leave; { -today }
    .back-on = First day back at work, if it is known
help-person-leave-end = Record that somebody is back from leave
    .person = { -person }. { -person-file }
    .on = First day back at work; { -today }
help-person-renumber = Record that a number was really replaced by another
    .old = The number that ends. { -person-file }
    .new = The number in its place. { -person-file }
    .reason = Why
    .from = From when the new number holds; { -today }
help-person-merge = Record that two records are of one person: everything of the first goes to the second
    .person = The record that ends: { -person }. { -person-file }
    .into = The record that goes on: { -person }. { -person-file }
    .reason = How it is known
help-person-withdraw = Take back an enrolment that should never have been, while nothing rests on it
    .person = { -person }. { -person-file }
    .reason = Why
help-person-first-day = Record that somebody's service began earlier than is recorded
    .person = { -person }. { -person-file }
    .from = First day in service
    .reason = Why, and how it is known
    .of-key = First day of this key instead: its id, or the first eight digits of it
help-person-enroll-keys = Bind people's own public keys: columns nip or nik, and public_key
    .file = { -file } (.csv or .xlsx)
    .columns = { -columns }
    .sheet = { -sheet }
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .backdate = Move first days of keys back to --from, for this reason
    .from = From when signatures with the keys count; { -today }
help-person-end-key = Record that somebody's own key no longer counts
    .person = { -person }. { -person-file }
    .key-id = Id of the key, or its first eight digits; the only one that counts unless given
    .reason = { -reason }
    .on = From this day on; { -today }
help-template = Write a spreadsheet to be filled in, with lists of what may stand in a cell
    .kind = What the table is for
    .output = File to write (.xlsx), in the place of none that is there; KIND.xlsx here unless given
help-unit = Units, as the roster spells them
help-unit-list = List units, and point out names that may be spellings of one
    .agency = Only units of this agency
    .as-of = As of this date; { -today }
help-unit-rename = Give a unit another name, in the profile of each of its people
    .old = The name now, without regard to case
    .new = The name in its place
    .from = From when the new name holds; { -today }
    .agency = Only in this agency

help-campaign = Signing campaigns
help-campaign-open = Ask people to sign a pact
    .code = Code of the campaign, chosen by you
    .election = Code of the election, as in the rulebook
    .title = What the campaign is called
    .text = File with the pact's text; its hash is what is signed
    .agency = Only this agency; may be repeated
    .unit = Only this unit; may be repeated
    .status = Only this kind of employment; may be repeated
    .opens = First day on which a signature counts; { -today }
    .due = Last day on which a signature is in time
    .force = Open it though nobody is asked, or nobody is of a unit or agency
help-campaign-close = End a campaign: nothing signed later counts
    .code = Code of the campaign
    .reason = { -reason }
    .on = Its last day; { -today }
help-campaign-list = List campaigns
help-campaign-show = Show a campaign and who is asked to sign, per unit
    .code = Code of the campaign
help-campaign-export = Write what a person needs to sign offline
    .code = Code of the campaign
    .output = { -output }
    .force = { -force }

help-ceremony = Ceremonies of a campaign, and who was there
help-ceremony-schedule = Record that a ceremony was announced
    .name = Its name; public for ever, and unique in the campaign
    .on = The day it is planned for
    .place = Where
    .campaign = { -open-campaign }
help-ceremony-postpone = Record that a ceremony was put off
    .name = Its name, as `ikrar ceremony list` shows it
    .reason = { -reason }
    .to = The new day, when it is known
    .on = Day of the announcement; { -today }
    .campaign = { -open-campaign }
help-ceremony-hold = Record that a ceremony took place
    .name = Its name, as `ikrar ceremony list` shows it
    .on = The day; { -today }
    .claimed = How many people were said to be there: a claim, no count
    .leader = Office that led it (not its holder's name)
    .reader = Office that read the ikrar (not its holder's name)
    .witness = Office that witnessed it; may be repeated
    .attendance = Table of who was there, .csv or .xlsx: columns nip or nik, kehadiran
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .campaign = { -open-campaign }
help-ceremony-attend = Record who was at a ceremony: columns nip or nik, kehadiran
    .name = Its name, as `ikrar ceremony list` shows it
    .file = { -file } (.csv or .xlsx)
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .campaign = { -open-campaign }
help-ceremony-cancel = Record that a ceremony will not take place
    .name = Its name, as `ikrar ceremony list` shows it
    .reason = { -reason }
    .on = Day of the announcement; { -today }
    .campaign = { -open-campaign }
help-ceremony-list = List ceremonies: how many were said to be there, and how many are counted
    .campaign = Only those of this campaign
    .absent = List who is asked to sign and on no attendance list of this ceremony
help-pact = Integrity pacts
help-pact-record = Record paper pacts: columns nip or nik, signed_on, method, scan (a BLAKE3 hash, or a file in the table's folder or below)
    .file = { -file } (.csv or .xlsx)
    .columns = { -columns }
    .sheet = { -sheet }
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .campaign = { -open-campaign }
help-pact-sign = Sign a pact with the own key, offline
    .campaign = File that `campaign export` wrote
    .on = Day of the signature; { -today }
    .yes = Sign without being shown the text and asked
    .output = { -output }
    .force = { -force }
help-pact-import = Record signatures that people made with their own keys, from JSON lines
    .file = { -file } (.jsonl)
    .partial = { -partial }
    .dry-run = { -dry-run }
help-pact-void = Record that a signature turned out not to be valid
    .person = { -person }. { -person-file }
    .table = Table of people instead, .csv or .xlsx: columns nip or nik, tanggal, alasan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .reason = { -reason }
    .campaign = { -open-campaign }
    .on = From this day on; { -today }
help-pact-refuse = Record that somebody declined to sign
    .person = { -person }. { -person-file }
    .table = Table of people instead, .csv or .xlsx: columns nip or nik, tanggal, keterangan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .note = What was said
    .campaign = { -open-campaign }
    .on = The day; { -today }
help-pact-excuse = Record that somebody need not sign
    .person = { -person }. { -person-file }
    .table = Table of people instead, .csv or .xlsx: columns nip or nik, tanggal, alasan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .reason = { -reason }
    .campaign = { -open-campaign }
    .on = The day; { -today }

help-case = Violation cases
    .case = { -case }
    .on = Day of the step; of what has to be received, the day of receipt; { -today }
    .office = Office that acts, by its code in the rulebook; see `rulebook offices`
    .capacity = In which capacity the office is held
    .below = How many levels below that office the accused is
    .body = Body that is concerned, such as KASN or BKN
    .exam-on = Day of the examination to which is summoned
    .until = Last day of what begins
    .manner = How the decision was delivered
    .level = How grave it is; the sanction's level unless given
    .sanction = The sanction that takes the place of the one before
    .number = Number of the letter or decree
    .document = The letter or decree; its hash is recorded, not the file
    .note = Why, or what was found, without the reporter's name. `@FILE` takes it from a file
    .table = Table of steps instead, .csv or .xlsx: columns kasus, langkah, tanggal, pejabat and more; `template steps` writes one
    .partial = { -partial }
    .dry-run = { -dry-run }
    .columns = { -columns }
    .sheet = { -sheet }
help-case-report = Report a violation
    .person = The accused: { -person }. { -person-file }
    .act = Code of the act in the rulebook, such as B6; again for each further one found together
    .contest = Contest that it was about, as the rulebook lists it, such as legislative; needed where on that day only some candidates were designated
    .election = Election of the contest; not needed where only one has such a contest
    .region = Region of the contest, such as 16 or 16.06; none for the whole country
    .acted-on = Day of the act
    .acted-until = Last day, where it went on for several
    .known-on = Day it became known; the day of receipt unless given
    .received-on = Day of receipt; { -today }
    .channel = How it came in: a report by somebody (laporan) or a supervisor's finding (temuan)
    .summary = What is alleged, without the reporter's name. `@FILE` and `@-` as for the person; a text that begins with `@` is written with `@@`
    .again = Another report of the same person, act and days as one that is recorded
help-case-propose = Propose a decision; a heavy one needs this from another officer
    .case = { -case }
    .not-proven = { -not-proven }
    .sanction = { -sanction }
    .level = { -level }
    .on = { -decided-on }
help-case-decide = Decide a case; it comes into force by its delivery, see `case deliver`
    .case = { -case }
    .not-proven = { -not-proven }
    .sanction = { -sanction }
    .level = { -level }
    .on = { -decided-on }
    .office = Office that decides, by its code in the rulebook, such as ppk; see `rulebook offices`
    .position = Class of the position that the accused holds on that day
    .number = Number of the decree (SK)
    .document = The decree; its hash is recorded, not the file
    .note = What was found, and by which articles. `@FILE` takes it from a file
help-case-ask = Ask for the completion of a report
help-case-complete = Record that a report was completed
help-case-register = Enter a report in the register; due within its time limit from the day it became known
help-case-as-finding = Take a report that came too late on as a finding
help-case-leave = Record that a report is not registered
help-case-study = Record that the study found a breach of other law
help-case-forward = Forward a case to the oversight body of the day
help-case-take-up = Take up a case as the superior, without waiting for a report
help-case-verify = Record that the oversight body verified a case
help-case-reject = Reject a report: no violation, or at verification
help-case-cancel = Cancel a case at verification
help-case-recommend = Record that the recommendation reached the PPK
help-case-team = Form the examination team; needed before the examination where a heavy sanction is likely
help-case-summon = Summon the accused, the first or the second time; the examination is due within 7 working days
help-case-absent = Record that the accused stayed away; the second time the case goes on without a hearing
help-case-examine = Record the examination
help-case-relieve = Relieve the accused of duty for the time being
help-case-restore = Record that the accused is back on duty
help-case-refer = Refer a case to a higher official
help-case-panel = Form the ethics panel, then record that it was held
help-case-deliver = Record that the accused received the decision; due within 14 working days of it
help-case-object = Record an objection on the day it was received; due within 14 working days of delivery
help-case-appeal = Record an appeal to BPASN on the day it was received; due within 14 working days of delivery
help-case-respond = Record the response of the official to an objection or an appeal
help-case-uphold = Record that an objection or an appeal left the decision as it was
help-case-change = Record that an objection or an appeal changed the sanction
help-case-annul = Record that a decision was annulled: by objection, appeal, BKN or court
help-case-revoke = Revoke a decision, so that the case is decided anew
help-case-inadmissible = Answer an objection or an appeal as inadmissible
help-case-withdraw = Record that an objection or an appeal was withdrawn
help-case-follow-on = Record the decision that has to follow on a sanction: a CPNS is dismissed after a moderate one
help-case-execute = Record that a sanction without a term was carried out
help-case-upload = Record the upload to I'DIS
help-case-warn = Record a warning by the oversight body
help-case-block = Record that personnel services are blocked
help-case-unblock = Record that the block has ended
help-case-reprimand = Record a reprimand of the regional head
help-case-reopen = Reopen a closed case on new evidence
help-case-take = Record any step of the rulebook; `rulebook steps` lists them
    .step = Code of the step
help-case-show = Show all that is recorded about one case
    .case = { -case }
    .as-of = As it stood on this day; { -today }
help-case-list = List cases
    .person = Only cases of this person: { -person }
    .act = Only cases about an act of this code
    .election = Only cases about this election
    .state = Only cases in this state; may be repeated
    .turn = Only cases in which this body has to act
    .open = Only cases that nobody has decided
    .overdue = Only cases with a time limit that is over
    .due-within = Only cases with a time limit that ends within so many days, such as 7d
    .as-of = As they stood on this day; { -today }

help-status = Where people stand: pact, conduct, verdict and the reasons
    .person = { -person }; everybody unless given. `@FILE` takes one of them from each line of a file, `@-` of standard input: { -seen-by-all }
    .agency = Only people of this agency
    .unit = Only people of this unit, without regard to case; may be repeated
    .pact = Only people in this state of the pact; may be repeated
    .conduct = Only people in this state of conduct; may be repeated
    .campaign = { -open-campaign }
    .as-of = Judge as of this date; { -today }
    .known-at = With what was recorded by this time, on this day or before, or up to this entry; also a time as `history` shows it
    .explain = With the reasons: days, entries, rules with their legal basis, and what would change the verdict; about people who are named
    .summary = Count people per unit instead of listing them

help-history = Every event about a person, in the order of recording
    .person = { -person }. { -person-file }
    .campaign = Only what was done about the pact of this campaign
    .from = Only what was recorded from this day on
    .known-at = Only what was recorded by this time, on this day or before, or up to this entry; also a time as it is shown here
help-rulebook = The rulebook: acts, sanctions, deadlines and stages of elections
help-rulebook-show = Show the rulebook in force, its sources, and how much of it was verified
    .on = { -rules-on }
help-rulebook-acts = List prohibited acts with code, phase and level
    .on = { -rules-on }
help-rulebook-sanctions = List sanctions, for whom and since when
    .on = { -rules-on }
help-rulebook-steps = List the steps of a case: from where they lead where, and what they ask for
    .on = { -rules-on }
help-rulebook-offices = List which office may impose what, and on whom
    .on = { -rules-on }
help-rulebook-deadlines = List deadlines
    .on = { -rules-on }
help-rulebook-elections = List elections, their contests and stages
    .on = { -rules-on }
help-rulebook-check = Check form and consistency of a rulebook in a file; nothing is recorded
    .file = A TOML file
help-rulebook-publish = Publish a rulebook, or a new version of it
    .file = A TOML file; its version is above those that are there
help-holidays = Public holidays and collective leave, by which working days are counted
help-holidays-list = List the days off that are known
    .year = Only days of this year
help-holidays-check = Check the form of days off in a file; nothing is recorded
    .file = A TOML file, as in `seeds/holidays`
help-holidays-publish = Publish days off: a list replaces the one of the same year and kind
    .file = A TOML file, as in `seeds/holidays`
help-report-cases = Report cases by group, level, phase, act and position, with the rates
    .election = Only cases about this election
    .agency = Only people of this agency
    .as-of = As they stood on this day; { -today }
    .known-at = With what was recorded by this time, on this day or before, or up to this entry; also a time as `history` shows it
    .public = For the public: by group and level alone, without cells under 5 that could be worked out
help-agenda = What is overdue or due in cases, and for whom
    .days = What is due within so many days
    .body = Only what binds this body
    .as-of = As it stood on this day; { -today }
    .ics = Write it as entries for a calendar (iCalendar) into this file; it names cases and no people
    .force = { -force }
help-correct = Record that an entry about somebody was a mistake: it stays visible and counts no more
    .entry = Number of the entry, as `history` shows it
    .reason = What was wrong with it
help-corrections = List corrections, voidings, withdrawals, and what was recorded late: by whom, when and why
    .late-days = What was recorded more than so many days after its day is late
help-reminders = List who has not signed, per unit, and how many days are left
    .campaign = { -open-campaign }
    .unit = Only people of this unit, without regard to case; may be repeated
    .agency = Only people of this agency
    .as-of = As of this date; { -today }
    .per-unit = Write them for each unit: a workbook (.xlsx) with a sheet for each, or a folder with a workbook for each
help-report = Reports, with the entry that they rest on
help-report-pacts = How a campaign stands, per unit, in numbers and per cent
    .campaign = { -open-campaign }
    .as-of = As of this date; { -today }
    .known-at = With what was recorded by this time, or with this entry and all before it
    .html = Write a page with room for signatures into this file, to be printed, instead
    .force = { -force }

help-log = Entries of the log
    .from = Number of the first entry
    .to = Number of the last entry; the newest unless given
    .open = Show what is sealed

help-verify = Check the whole ledger: chain, bodies, signatures, authority
    .without-keys = Check what can be checked without the key ring, which was not given to you
    .only = Only what this check finds; several after commas

help-check = Check a bundle that somebody handed on, without the ledger and without any secret of it
    .file = Bundle (.ikrar)
    .policy = Policy: which log is meant, and whose word about it is enough
    .seen = Earlier bundle; nothing that it shows may be missing in this one
    .campaign = { -open-campaign }
    .as-of = As of this date; { -today }
    .quorum-optional = Succeed also where fewer witnesses saw the checkpoint than the policy asks for

help-prove = Write what proves somebody’s whole record, or that an entry is in the log, to whoever has nothing of the ledger
    .person = NIP, NI PPPK, NIK or id of the person, or the id of a case of the person; or the number of an entry
    .file = Bundle to make (.ikrar), or of an entry a .tlog-proof, with a .leaf beside it
    .force = { -force }

help-record = Record any events from a file of JSON lines
    .file = { -file } (.jsonl)
    .partial = { -partial }
    .dry-run = { -dry-run }

help-backup = Copy the ledger up to its head, while anybody records
    .target = Folder to make, which must not exist or be empty; or a file to make whose name ends in .tar
    .with-keys = With the key ring, sealed under a passphrase that is asked for, or taken from `IKRAR_BACKUP_PASSPHRASE`

help-restore = Make a new ledger folder from a backup
    .backup = The backup: a folder or a .tar file
    .to = { -new-folder }
    .keys = Folder of a key ring (master.key, data-keys) instead of the one in the backup
    .without-keys = Without a key ring, although one is in the backup

help-log-key = The key that signs checkpoints
help-log-key-show = What a key is called in notes as the key of this ledger's log
    .file = Private or public key file
help-log-key-announce = Record that a key signs this ledger's checkpoints
    .file = Private or public key file
    .from = First day; { -today }

help-checkpoint = Sign and publish what the ledger comes to; the log's key is given with --key
    .and-key = Further key of the log, while one takes another's place
    .to = Folder to publish into as well, readable by everybody

help-accept-restored = Record that this ledger was restored from a backup, and go on with it
    .reason = { -reason }

help-publish = Publish what anybody may read, up to the newest checkpoint, and ask the witnesses about it
    .to = Folder to publish into as well, readable by everybody
help-witness = Who is asked about checkpoints, and to be one who is asked
help-witness-add = Ask a witness about every checkpoint from now on
    .name = What to call it here
    .vkey = Its key, as its operator gives it: name+hash+base64
    .url = Its address
help-witness-list = Who is asked
help-witness-serve = Be a witness: sign the checkpoints of other logs while they only grow
    .name = The witness's name, an address without http://, other than that of any log
    .policy = The logs to know: a policy of which only these lines are looked at
    .state = Folder for what was seen
    .listen = Address and port to listen on
help-monitor = Check that a published log only grows, and that leaves, chain, checkpoint and bodies fit
    .place = Folder or address where it is published
    .policy = Whose word is enough: the log's key, witnesses, a quorum
    .state = File for what was verified, to be continued the next time
    .require-quorum = End with 4 when too few witnesses saw the checkpoint

help-doctor = Say what is there, what fits what, and what a crash left; changes nothing
    .repair = Do what the next command that records would do: set aside what a crash left

help-demo = Play the whole story on an invented province
    .people = How many people
    .dir = { -new-folder }

## What stands for a value in help

placeholder-backup = BACKUP
placeholder-case = CASE
placeholder-channel = CHANNEL
placeholder-check = CHECK
placeholder-code = CODE
placeholder-command = COMMAND
placeholder-count = COUNT
placeholder-date = DATE
placeholder-days = DAYS
placeholder-dir = DIR
placeholder-year = YEAR
placeholder-body = BODY
placeholder-capacity = CAPACITY
placeholder-manner = MANNER
placeholder-step = STEP
placeholder-levels = LEVELS
placeholder-class = CLASS
placeholder-file = FILE
placeholder-file-dir = FILE|DIR
placeholder-file-hex = FILE|HEX
placeholder-folder = FOLDER
placeholder-format = FORMAT
placeholder-key-id = KEY_ID
placeholder-into = INTO
placeholder-kind = KIND
placeholder-lang = LANG
placeholder-level = LEVEL
placeholder-name = NAME
placeholder-new = NEW
placeholder-old = OLD
placeholder-options = OPTIONS
placeholder-people = PEOPLE
placeholder-place = PLACE
placeholder-listen = ADDRESS
placeholder-url = ADDRESS
placeholder-vkey = KEY
placeholder-person = PERSON
placeholder-reason = REASON
placeholder-role = ROLE
placeholder-seq = SEQ
placeholder-state = STATE
placeholder-status = STATUS
placeholder-target = TARGET
placeholder-text = TEXT
placeholder-time-seq = TIME|SEQ
placeholder-zone = ZONE

## Around the texts of help: help.rs

page-usage = Usage
page-commands = Commands
page-arguments = Arguments
page-options = Options
page-global = Global options
page-default = default: { $value }
page-choices = possible values: { $values }
page-variable = env: { $name }

## What is wrong with the arguments: misuse.rs

misuse-bytes = an argument is not UTF-8 text
misuse-choice = `{ $found }` does not fit `{ $argument }`; it may be { $known }
misuse-choice-missing = `{ $argument }` needs a value: { $known }
misuse-command = `{ $found }` is not a command
misuse-command-missing = after `{ $command }` a command is missing: { $known }
misuse-conflict = `{ $argument }` cannot be given together with { $others }
misuse-known-at = write the number of an entry, a day as 2023-12-27, or a time as "2023-12-27 09:00 WIB" or 2023-12-27T09:00:00+07:00
misuse-missing = missing: { $arguments }
misuse-number = `{ $found }` is not a whole number, or too large a one
misuse-number-small = not a whole number of at least { $min }
misuse-option = there is no option `{ $found }` here
misuse-other = the arguments do not fit the command
misuse-surplus = `{ $found }` is one argument too many
misuse-twice = `{ $argument }` can be given only once
misuse-unfit = `{ $found }` does not fit
misuse-value = `{ $argument }`: { $reason }
misuse-value-missing = `{ $argument }` needs a value
misuse-value-surplus = `{ $argument }` takes no value

misuse-help = See `{ $command } --help`.
misuse-similar = Did you mean `{ $similar }`?

## Why a status is what it is

explain-label = { $label }
explain-reasons = Why
explain-cases = Cases
explain-changes = What would change it
explain-reason = { $on }: { $rule } ({ $name })
explain-reason-case = { $on }: { $rule } ({ $name }), case { $case }
explain-case = Case { $case }: { $acts } of { $acted_on }, received { $received_on } (entry { $entry }); { $state } since { $since }
explain-other-election = This case is about { $election }: it does not count in the line of this campaign, but over all.
explain-decided = { $on }, entry { $entry }: { $sanction } ({ $level })
explain-in-force = In force from { $in_force_on }
explain-in-force-until = In force from { $in_force_on }; the sanction no longer runs on { $ends_on }
explain-law = { $code } ({ $basis })
explain-law-text = { $code }: { $text } ({ $basis })
explain-law-unverified = { $code } ({ $basis }); unverified
explain-law-text-unverified = { $code }: { $text } ({ $basis }); unverified
explain-no-basis = no article named
change-signature = A signature of pact { $campaign } until { $due }.
change-late-signature = A signature of pact { $campaign }, which was due on { $due }, counts as late.
change-service-on = The service, which begins on { $on }.
change-service = A return into service.
change-decision = A decision in case { $case }, or its end in another way; it is the turn of { $turn }.
change-delivery = The delivery of the decision in case { $case }: without it, it never comes into force.
change-remedy = An objection or appeal in case { $case }, received until { $until } ({ $term }), suspends the decision.
change-in-force = The decision in case { $case } comes into force on { $on } unless something is filed against it.
change-unknown-year = The working days of { $year }: until they are published, the decision in case { $case } is taken not to be in force.
change-remedy-decided = The answer to the objection or appeal in case { $case }; it is the turn of { $turn }. Nothing comes into force by silence.
change-served = On { $on } the sanction of case { $case } is served.
change-carried-out = That the sanction of case { $case } was carried out.
change-annulled = The annulment or revocation of the decision in case { $case }, from its own day on.
change-follow-on = The decision that has to follow in case { $case }: { $sanction }.
change-correction = A correction of one of these entries, which stays visible and changes the past as well.
label-topic-campaigns = campaigns
label-topic-ceremonies = ceremonies
label-topic-officers = officers and the ledger itself
label-topic-rulebooks = rulebooks and days off

label-list-person = the list of person { $person }
label-list-topic = the list of { $topic }

## Why a bundle proves nothing: check.rs

check-beyond = the checkpoint does not reach so far
check-directory = what ends the checkpoint is no directory entry: { $reason }
check-empty = the checkpoint covers no entry
check-entry = entry { $entry }: { $reason }
check-incomplete = { $list } is not complete, or not what the checkpoint covers: { $reason }
check-key = it has a key and is not sealed, or is sealed and has none
check-leaf = a leaf is none: { $reason }
check-leaf-length = a leaf does not have 81 bytes
check-list-twice = { $list } is there twice
check-lost = { $list } lacks what an earlier bundle showed
check-no-list = a list names no person and no topic, or both
check-no-record = the list of record { $person } is missing, which was merged with the person’s
check-no-topic = the list of { $topic } is missing, without which nobody can be judged
check-not-last = entry { $entry } stands where the last entry of the checkpoint belongs
check-order = it does not come after the one before
check-other-ledger = its first entry is missing, or another ledger’s
check-other-list = it belongs to another list
check-path = it does not lead to the root of the checkpoint
check-proof-form = the bytes are no proof
check-proof-neighbour = it names a pair that would not be the neighbour
check-proof-order = its steps do not lead upwards
check-proof-present = it names the key that it says is not there
check-proof-root = it leads to another root
check-twice = it is there twice

## Why no bundle can be made: check.rs

bundle-incomplete = the entries that are known are not all of { $list }
bundle-no-directory = there is no checkpoint yet that ends with a directory entry; make one with: ikrar checkpoint
bundle-no-entry = there is no entry { $entry }
bundle-no-key = the key that opens entry { $entry } is not there
bundle-no-list = { $list } was not there yet at the newest checkpoint; make one with: ikrar checkpoint
bundle-other-list = entry { $entry } belongs to another list
bundle-tree = the published tree has a hole; publish it again with: ikrar publish
