### Bahasa Indonesia. Pengenal, naskahnya, dan dalam kurung kurawal apa yang disisipkan.
### Bagian-bagiannya mengikuti berkas sumber; satu naskah satu baris.

## How several things become one text: words.rs

list-more = { $before }, { $next }
list-and-two = { $before } dan { $last }
list-and = { $before }, dan { $last }
list-or-two = { $before } atau { $last }
list-or = { $before }, atau { $last }

## What states, roles, facts and rules are called: label.rs

label-pact-not-required = tidak diwajibkan
label-pact-pending = belum menandatangani
label-pact-overdue = belum menandatangani, tenggat lewat
label-pact-signed = sudah menandatangani
label-pact-signed-late = menandatangani setelah tenggat
label-pact-refused = tidak bersedia menandatangani
label-pact-excused = dikecualikan

label-conduct-clear = tidak ada yang terbukti
label-conduct-sanction-served = hukuman selesai dijalani
label-conduct-allegation-open = dugaan terbuka, belum diputus
label-conduct-proven-ethics = terbukti, kode etik
label-conduct-proven-light = terbukti, tingkat ringan
label-conduct-proven-moderate = terbukti, tingkat sedang
label-conduct-proven-heavy = terbukti, tingkat berat
label-conduct-dismissed = diberhentikan

label-verdict-compliant = patuh
label-verdict-incomplete = belum lengkap (administratif)
label-verdict-under-review = masih dalam proses
label-verdict-non-compliant = tidak patuh
label-verdict-restored = telah dipulihkan
label-verdict-ended = tidak lagi bertugas

label-level-ethics = sanksi moral
label-level-light = hukuman disiplin ringan
label-level-moderate = hukuman disiplin sedang
label-level-heavy = hukuman disiplin berat
label-level-dismissal = pemberhentian tidak dengan hormat (PTDH)

label-role-admin = admin (pengelola)
label-role-registrar = registrar (pencatat)
label-role-examiner = examiner (pemeriksa)
label-role-decider = decider (pemutus)
label-role-auditor = auditor (pengawas)

label-finding-authority = penulisnya tidak berwenang, atau isinya bertentangan dengan entri sebelumnya
label-finding-body-hash = isi entri telah berubah
label-finding-duplicate = pengenal peristiwanya sudah dipakai
label-finding-event = isinya bukan peristiwa
label-finding-link = rantai hash terputus
label-finding-key = kunci data tidak ada
label-finding-recorded-at = waktu pencatatan mundur
label-finding-seal = segel tidak dapat dibuka
label-finding-signature = tanda tangan tidak sah
label-finding-snapshot = cuplikan tidak sesuai dengan entri
label-finding-storage = penyimpanan rusak
label-finding-subject = disegel untuk pegawai lain

label-fact-ledger-created = Buku besar dibuat
label-fact-officer-enrolled = Petugas didaftarkan
label-fact-officer-revoked = Kunci petugas dicabut
label-fact-rulebook-published = Buku aturan diterbitkan
label-fact-person-enrolled = Pegawai didaftarkan
label-fact-profile-changed = Data kepegawaian diubah
label-fact-identifier-added = Nomor identitas ditambahkan
label-fact-identifier-ended = Nomor identitas diakhiri
label-fact-key-bound = Kunci pegawai ditautkan
label-fact-key-ended = Kunci pegawai diakhiri
label-fact-person-departed = Pegawai berhenti bertugas
label-fact-corrected = Entri dikoreksi
label-fact-campaign-opened = Penandatanganan pakta dibuka
label-fact-campaign-closed = Penandatanganan pakta ditutup
label-fact-ceremony-scheduled = Upacara ikrar dijadwalkan
label-fact-ceremony-postponed = Upacara ikrar ditunda
label-fact-ceremony-held = Upacara ikrar dilaksanakan
label-fact-pact-signed = Pakta ditandatangani
label-fact-pact-refused = Tidak bersedia menandatangani pakta
label-fact-pact-excused = Dikecualikan dari penandatanganan pakta
label-fact-signature-voided = Tanda tangan dinyatakan tidak berlaku
label-fact-attendance-recorded = Kehadiran dalam upacara dicatat
label-fact-case-reported = Dugaan pelanggaran dilaporkan
label-fact-decision-proposed = Keputusan diusulkan
label-fact-case-decided = Perkara diputus
label-fact-decision-took-effect = Keputusan mulai berlaku
label-fact-sanction-served = Hukuman selesai dijalani

label-rule-pact-not-open-yet = penandatanganan pakta belum dibuka pada tanggal ini
label-rule-pact-signed = pakta ditandatangani dalam tenggat
label-rule-pact-signed-after-due = pakta ditandatangani setelah tenggat
label-rule-pact-not-in-audience = pegawai ini tidak termasuk yang diminta menandatangani
label-rule-pact-left-before-due = pegawai ini berhenti bertugas selambat-lambatnya pada tenggat
label-rule-pact-signature-voided = tanda tangan sebelumnya dinyatakan tidak berlaku
label-rule-pact-refused = pegawai ini menyatakan tidak bersedia menandatangani
label-rule-pact-excused = pegawai ini dikecualikan dari penandatanganan
label-rule-pact-past-due = belum menandatangani dan tenggat sudah lewat: kekurangan administratif
label-rule-pact-asked = diminta menandatangani dan tenggat belum lewat
label-rule-conduct-undecided = ada dugaan pelanggaran yang belum diputus
label-rule-conduct-not-proven = dugaan pelanggaran diputus tidak terbukti
label-rule-conduct-proven = pelanggaran diputus terbukti
label-rule-conduct-not-in-force-yet = keputusan belum berlaku
label-rule-conduct-dismissed = keputusan yang berlaku mengakhiri hubungan kerja
label-rule-conduct-served = hukuman sudah selesai dijalani
label-rule-conduct-in-force = keputusan sedang berlaku
label-rule-service-ended = pegawai ini tidak lagi bertugas pada tanggal ini

label-after = mungkin hanya akibat entri { $entry }
label-total = jumlah

## What bytes are: codec.rs

codec-malformed = bentuknya salah: { $reason }
codec-not-canonical = tidak dalam bentuk kanonis
codec-trailing = { $found } bita, padahal { $read } yang diharapkan
codec-unknown-kind = jenis { $found } dari { $of } tidak dikenal; program yang lebih baru mungkin mengenalnya

## Hashes and keys: digest.rs

digest-hex = seharusnya 64 digit heksadesimal huruf kecil

## The hash chain: entry.rs

entry-link = mata rantainya { $found }…, sedangkan rantai hash sebelumnya menghasilkan { $expected }…
entry-sequence = nomor urut { $found } berada di tempat nomor urut { $expected }
entry-time = waktu pencatatan { $millis } ms mustahil
entry-unknown-version = versi daun { $version } tidak dikenal; program yang lebih baru mungkin mengenalnya

## Events and their texts: event.rs

event-codec = bita peristiwa ini tidak sah: { $reason }
event-empty = peristiwa kosong
event-list = `{ $field }` berisi { $found } butir, paling banyak { $max } yang diperbolehkan
event-personal-number = `{ $field }` terbuka untuk selamanya; hapus 16 atau 18 digit yang seperti nomor pribadi itu
event-text = `{ $field }`: { $reason }
event-too-large = peristiwa berukuran { $found } bita, paling besar { $max } yang diperbolehkan
event-unknown-version = versi peristiwa { $version } tidak dikenal; program yang lebih baru mungkin mengenalnya

## Identifiers, codes and texts: id.rs

id-agency-code = bukan kode instansi; tulis wilayah seperti 16.06, atau sebuah huruf diikuti 1–31 karakter lagi
id-birth-date = { $date } pada digit 1–8 bukan tanggal
id-campaign-code = bukan kode penandatanganan; tulis 2–40 huruf, angka, dan tanda hubung
id-character = karakter ke-{ $at } bukan digit
id-employment-status = bukan status kepegawaian; tulis CPNS, PNS, PPPK, PPPK paruh waktu, atau non-ASN
id-gender = jenis kelamin { $found } pada digit 15; yang ada hanya 1 dan 2
id-grade = bukan golongan; tulis I/a sampai IV/e, atau I sampai XVII untuk PPPK
id-hex = bukan pengenal yang terdiri atas 32 karakter heksadesimal huruf kecil
id-kind = { $found } bukan jenis nomor identitas
id-length = { $found } digit; NIP atau NI PPPK terdiri atas 18 digit, NIK 16 digit
id-month = bulan { $found } pada digit 13–14
id-nik-birth-date = hari { $day }, bulan { $month }, tahun { $year } pada digit 7–12 bukan tanggal
id-number = program lembar kerja menjadikannya bilangan sehingga digit mungkin hilang; format sebagai teks, lalu isi kembali
id-pppk-code = digit 13–14 adalah { $found }, sebuah bulan: ini NIP, bukan NI PPPK
id-region = wilayah { $found } pada digit 1–6; provinsi bernilai 11–99, bagian lain bukan 00
id-serial = nomor urut { $found } pada digit { $digits }; nomor urut dimulai dari 1, dan program lembar kerja mengakhiri bilangan panjang dengan nol
id-unknown-pppk-code = digit 13–14 adalah { $found }; pada NI PPPK baru dijumpai 21 sampai 24
id-young-at-appointment = diangkat { $age } tahun setelah kelahiran; periksa digit 1–12

text-blank = teks kosong
text-control = karakter ke-{ $at } adalah ganti baris atau karakter kendali ({ $code }); hapus karakter itu
text-direction = karakter ke-{ $at } mengubah arah tulisan ({ $code }); hapus karakter itu
text-hidden = karakter ke-{ $at } tidak terlihat ({ $code }); hapus karakter itu
text-too-long = teks berukuran { $found } bita, paling besar { $max } yang diperbolehkan; persingkat teks itu

## Rulebooks: rulebook.rs

rulebook-act-code = `{ $text }` bukan kode perbuatan seperti A1 atau B13
rulebook-election-code = `{ $text }` bukan kode pemilihan seperti PILKADA-2024
rulebook-sanction-code = `{ $text }` bukan kode sanksi seperti oral-reprimand

## Seals: seal.rs

seal-broken = isi tersegel tidak dapat dibuka: isi itu telah diubah atau dipindahkan
seal-no-key = kunci data milik subjek isi ini tidak ada
seal-short = isi entri terpotong
seal-unknown-kind = jenis isi { $kind } tidak dikenal; program yang lebih baru mungkin mengenalnya
seal-unknown-version = versi isi { $version } tidak dikenal; program yang lebih baru mungkin mengenalnya

## Signatures: sign.rs

sign-impossible-path = jalur kelompok pada peristiwa bertanda tangan mustahil
sign-short = peristiwa bertanda tangan terpotong
sign-unknown-scheme = skema tanda tangan { $scheme } tidak dikenal; program yang lebih baru mungkin mengenalnya
sign-unknown-version = versi peristiwa bertanda tangan { $version } tidak dikenal; program yang lebih baru mungkin mengenalnya

sign-invalid = tanda tangan tidak terverifikasi: bita, kunci, atau buku besarnya berbeda
sign-no-point = kunci publik penulis bukan kunci Ed25519 yang sah
sign-other-key = tanda tangan menyebut kunci lain
sign-other-path = jalur dalam kelompok tidak cocok dengan kelompoknya

## Dates and moments: time.rs

time-date = `{ $text }` bukan tanggal; tulis sebagai YYYY-MM-DD
time-instant = `{ $text }` bukan waktu; tulis seperti 2023-12-27T09:00:00+07:00

## Values of any kind: value.rs

value-word = `{ $found }` bukan { $known }
