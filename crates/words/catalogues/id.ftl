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
label-pact-recorded-late = { $pact }, terlambat dicatat
label-pact-excused = dikecualikan

label-conduct-clear = tidak ada catatan
label-conduct-sanction-served = hukuman selesai dijalani
label-conduct-allegation-open = ada dugaan, belum ditetapkan
label-conduct-proven-ethics = terbukti, kode etik
label-conduct-proven-light = terbukti, tingkat ringan
label-conduct-proven-moderate = terbukti, tingkat sedang
label-conduct-proven-heavy = terbukti, tingkat berat
label-conduct-dismissed = diberhentikan

label-ceremony-planned = direncanakan
label-ceremony-postponed = ditunda
label-ceremony-held = dilaksanakan
label-ceremony-cancelled = dibatalkan
label-verdict-compliant = patuh
label-verdict-incomplete = belum lengkap (administratif)
label-verdict-under-review = masih dalam proses
label-verdict-non-compliant = tidak patuh
label-verdict-restored = telah dipulihkan
label-verdict-ended = tidak bertugas

label-level-ethics = sanksi moral
label-level-light = hukuman disiplin ringan
label-level-moderate = hukuman disiplin sedang
label-level-heavy = hukuman disiplin berat
label-level-dismissal = pemberhentian tidak dengan hormat (PTDH)
label-employment-cpns = CPNS
label-employment-pns = PNS
label-employment-pppk = PPPK
label-employment-pppk-part-time = PPPK paruh waktu
label-employment-non-asn = non-ASN

label-role-admin = pengelola
label-roles = { $roles }
label-role-registrar = pencatat
label-role-examiner = pemeriksa
label-role-decider = pejabat yang berwenang menghukum (PyBM)
label-role-overseer = badan pengawas
label-role-auditor = pengawas

label-finding-authority = penulisnya tidak berwenang, atau isinya bertentangan dengan entri sebelumnya
label-finding-body-hash = isi entri telah berubah
label-finding-checkpoint = log bukan yang pernah ditandatangani
label-finding-directory = direktori tidak cocok dengan entri
label-finding-duplicate = pengenal peristiwanya sudah dipakai
label-finding-event = isinya bukan peristiwa
label-finding-link = rantai hash terputus
label-finding-key = kunci data tidak ada
label-finding-recorded-at = waktu pencatatan mundur
label-finding-seal = segel tidak dapat dibuka
label-finding-signature = tanda tangan tidak sah
label-finding-snapshot = salinan cepat tidak sesuai dengan entri
label-finding-storage = penyimpanan rusak
label-finding-subject = disegel untuk pegawai lain

label-fact-ledger-created = Register netralitas dibuat
label-fact-log-key-announced = kunci log diumumkan
label-fact-officer-enrolled = Petugas didaftarkan
label-fact-officer-revoked = Kunci petugas dicabut
label-fact-restored = register dipulihkan dari cadangan
label-fact-rulebook-published = Buku aturan diterbitkan
label-fact-holidays-published = Hari libur diumumkan
label-fact-person-enrolled = Pegawai didaftarkan
label-fact-profile-changed = Data kepegawaian diubah
label-fact-identifier-added = Nomor identitas ditambahkan
label-fact-identifier-ended = Nomor identitas diakhiri
label-fact-key-bound = Kunci pegawai didaftarkan
label-fact-key-ended = Kunci pegawai diakhiri
label-fact-person-departed = Pegawai berhenti bertugas
label-fact-corrected = Entri dikoreksi
label-fact-person-merged = Dua catatan satu pegawai digabungkan
label-fact-person-withdrawn = Pendaftaran pegawai ditarik kembali
label-fact-person-returned = Pegawai kembali bertugas
label-fact-leave-granted = Cuti diberikan
label-fact-leave-ended = Cuti diakhiri
label-fact-first-day-moved = Hari pertama dimundurkan
label-fact-campaign-opened = Kampanye pakta dibuka
label-fact-campaign-closed = Kampanye pakta ditutup
label-fact-ceremony-scheduled = Upacara ikrar dijadwalkan
label-fact-ceremony-postponed = Upacara ikrar ditunda
label-fact-ceremony-cancelled = Upacara ikrar dibatalkan
label-fact-ceremony-held = Upacara ikrar dilaksanakan
label-fact-pact-signed = Pakta ditandatangani
label-fact-pact-refused = Tidak bersedia menandatangani pakta
label-fact-pact-excused = Dikecualikan dari penandatanganan pakta
label-fact-signature-voided = Tanda tangan dinyatakan tidak berlaku
label-fact-attendance-recorded = Kehadiran dalam upacara dicatat
label-fact-case-reported = Dugaan pelanggaran dilaporkan
label-fact-decision-proposed = Keputusan hukuman disiplin diusulkan
label-fact-case-decided = Keputusan atas kasus ditetapkan
label-fact-step-taken = Langkah kasus
label-fact-unopened = entri yang tidak dapat dibuka

label-rule-pact-not-open-yet = kampanye pakta belum dibuka pada tanggal ini
label-rule-pact-signed = pakta ditandatangani dalam tenggat
label-rule-pact-signed-after-due = pakta ditandatangani setelah tenggat
label-rule-pact-not-in-audience = pegawai ini tidak termasuk yang diminta menandatangani
label-rule-pact-left-before-due = pegawai ini berhenti bertugas selambat-lambatnya pada tenggat
label-rule-pact-joined-after-due = pegawai ini baru bertugas setelah tenggat
label-rule-pact-on-leave = pegawai ini sedang cuti pada tanggal ini, atau cuti pada tenggat
label-rule-pact-signature-voided = tanda tangan sebelumnya dinyatakan tidak berlaku
label-rule-pact-refused = pegawai ini menyatakan tidak bersedia menandatangani
label-rule-pact-excused = pegawai ini dikecualikan dari penandatanganan
label-rule-pact-past-due = belum menandatangani dan tenggat sudah lewat: kekurangan administratif
label-rule-pact-asked = diminta menandatangani dan tenggat belum lewat
label-rule-conduct-undecided = ada dugaan pelanggaran yang belum ditetapkan keputusannya
label-rule-conduct-not-proven = ditetapkan: pelanggaran tidak terbukti
label-rule-conduct-proven = ditetapkan: pelanggaran terbukti
label-rule-conduct-dropped = laporan tidak berlanjut: ditolak, dibatalkan, atau tidak diregistrasi
label-rule-conduct-annulled = keputusan dibatalkan
label-rule-conduct-closed-by-departure = pegawai ini berhenti selagi kasusnya belum selesai
label-rule-conduct-suspended = keputusan ditangguhkan oleh keberatan atau banding administratif
label-rule-conduct-year-unknown = hari libur tahun itu belum diketahui, padahal menentukan kapan keputusan berlaku
label-rule-conduct-not-in-force-yet = keputusan belum berlaku
label-rule-conduct-dismissed = keputusan yang berlaku mengakhiri hubungan kerja
label-rule-conduct-served = hukuman sudah selesai dijalani
label-rule-conduct-in-force = keputusan sedang berlaku
label-rule-service-ended = pegawai ini tidak lagi bertugas pada tanggal ini
label-rule-service-to-come = pegawai ini belum bertugas pada tanggal ini

label-after = mungkin hanya akibat entri { $entry }
label-total = jumlah
label-departure-retired = pensiun
label-departure-resigned = mengundurkan diri
label-departure-moved = pindah ke instansi lain
label-departure-contract-ended = kontrak berakhir
label-departure-dismissed = diberhentikan
label-departure-died = meninggal dunia
label-leave-outside-state-employ = cuti di luar tanggungan negara (CLTN)
label-leave-annual = cuti tahunan
label-leave-long = cuti besar
label-leave-sick = cuti sakit
label-leave-maternity = cuti melahirkan
label-leave-important-reason = cuti karena alasan penting
label-act-own-key = ditandatangani dengan kunci sendiri
label-act-wet-ink = ditandatangani basah
label-act-bsre = ditandatangani dengan BSrE
label-act-thumb = cap jempol
label-act-portal = ditandatangani di portal
label-attendance-in-person = sendiri
label-attendance-as-representative = mewakili

## Why an event may not be recorded: admit.rs

refusal-already-signed = pakta ini sudah ditandatangani, dalam entri { $entry }; bila entri itu keliru, koreksi dahulu entri itu
refusal-above-act = perbuatan `{ $act }` bertingkat { $level }; sanksi di atas tingkat itu hanya untuk pelanggaran berulang
refusal-act-twice = perbuatan `{ $act }` disebut dua kali
refusal-asked = langkah `{ $step }` harus menyebutkan { $asked }
refusal-log-key-exists = kunci log ini sudah diumumkan dalam entri { $entry }
refusal-not-asked = langkah `{ $step }` tidak menanyakan `{ $field }`; hapuskan
refusal-no-act = laporan menyebut sedikitnya satu perbuatan
refusal-no-room = langkah ini tidak memberi tempat bagi langkah entri { $entry }, yang bertanggal sesudahnya
refusal-not-competent = pejabat `{ $office }` tidak berwenang menjatuhkan sanksi tingkat { $level } kepada pegawai ini; yang berwenang: { $offices }
refusal-not-competent-nobody = pejabat `{ $office }` tidak berwenang menjatuhkan sanksi tingkat { $level } kepada pegawai ini, begitu pula pejabat lain dalam buku aturan
refusal-not-graver = pegawai ini pernah dijatuhi `{ $sanction }` sebelum perbuatan ini (kasus entri { $entry }): pelanggaran berulang dijatuhi sanksi yang lebih berat
refusal-not-yet = belum ada entri { $entry }
refusal-same-officer = laporan ditarik oleh petugas lain, bukan oleh yang mencatatnya (entri { $entry })
refusal-step = langkah `{ $step }` tidak dapat diambil selagi kasus { $state }: { $why }. Yang dapat diambil: { $allowed }
refusal-step-basis = langkah `{ $step }` tidak dapat diambil selagi kasus { $state }: { $why } ({ $basis }). Yang dapat diambil: { $allowed }
refusal-step-end = langkah `{ $step }` tidak dapat diambil selagi kasus { $state }: { $why }
refusal-step-end-basis = langkah `{ $step }` tidak dapat diambil selagi kasus { $state }: { $why } ({ $basis })
refusal-step-role = langkah `{ $step }` dicatat oleh { $roles }
refusal-unknown-office = buku aturan tidak mengenal pejabat `{ $office }`
refusal-unknown-step = buku aturan tidak mengenal langkah `{ $step }`
not-now-done = langkah ini sudah diambil dalam entri { $entry }
not-now-kind = langkah ini bukan untuk perbuatan, sanksi, atau asal kasus seperti ini
not-now-needs = `{ $mark }` harus ada lebih dahulu
not-now-state = langkah ini tidak dimulai dari sana
not-now-timed = sanksinya berjangka dan selesai dengan sendirinya pada { $until }
not-now-too-early = langkah ini tidak mendahului { $first }
not-now-too-late = batas waktu { $term } berakhir pada { $last }
refusal-below-act = perbuatan `{ $act }` bertingkat { $level }; sanksi ini di bawah tingkat itu
refusal-both-phases = perbuatan itu berlangsung melewati penetapan calon ({ $designation }): `{ $act }` di satu sisi, `{ $pair }` di sisi lain. Koreksi laporannya, lalu laporkan lagi dengan kedua kode
refusal-campaign-closed = kampanye pakta `{ $campaign }` sudah ditutup pada { $on }
refusal-campaign-exists = kampanye pakta `{ $campaign }` sudah ada
refusal-case-exists = kasus ini sudah ada
refusal-ceremony-exists = upacara `{ $name }` sudah ada
refusal-ceremony-cancelled = upacara `{ $name }` sudah dibatalkan pada { $on }
refusal-ceremony-held = upacara `{ $name }` sudah dilaksanakan pada { $on }
refusal-departed = pegawai ini sudah tidak bertugas
refusal-event-id-taken = pengenal peristiwa sudah dipakai untuk peristiwa lain, dalam entri { $entry }
refusal-future = `{ $field }` bertanggal { $date }, melampaui hari ini ({ $today })
refusal-holidays = daftar hari libur tidak dapat diumumkan: { $reason }
refusal-identifier-not-held = pegawai ini sekarang tidak memiliki nomor identitas tersebut
refusal-identifier-taken = nomor itu milik pegawai lain dalam register ini
refusal-in-service = pegawai ini masih bertugas: kembali bertugas hanya dicatat sesudah berhenti bertugas
refusal-in-use = sudah ada yang bersandar pada pendaftaran ini, dalam entri { $entry }; koreksi entri itu atau gabungkan kedua catatan
refusal-key-not-held = pegawai ini sekarang tidak memiliki kunci tersebut
refusal-key-not-valid = kunci pegawai ini tidak berlaku pada { $date }
refusal-key-taken = kunci { $key }… sudah terdaftar
refusal-last-admin = ini kunci pengelola terakhir; daftarkan pengelola lain terlebih dahulu
refusal-ledger-exists = register netralitas sudah ada
refusal-level = tingkatnya tidak sama dengan tingkat sanksinya
refusal-withdrawn = pendaftaran pegawai ini sudah ditarik kembali dalam entri { $entry }
refusal-no-authority-on = pada { $date } kunci ini belum memegang peran yang berwenang pada tingkat { $level }; petugasnya didaftarkan sejak hari sesudahnya (`officer enroll --from`)
refusal-no-authority = menurut buku aturan, peran ini tidak berwenang menetapkan atau mengusulkan keputusan pada tingkat ini
refusal-no-follow-on = yang harus menyusul hukuman ini adalah `{ $sanction }`
refusal-no-follow-on-none = tidak ada yang harus menyusul hukuman ini
refusal-no-position = apakah pejabat `{ $office }` berwenang menjatuhkan sanksi tingkat { $level } bergantung pada kelas jabatan pegawai: sebutkan (`--position`)
refusal-no-identifier = seorang pegawai harus memiliki sekurang-kurangnya satu nomor identitas
refusal-no-contest = perbuatan `{ $act }` bergantung pada penetapan calon: sebutkan pemilihannya
refusal-no-leave = entri { $entry } tidak memberikan cuti kepada pegawai ini
refusal-no-ledger = entri pertama harus membuat register netralitas
refusal-no-log-key = vkey ini bukan milik kunci yang menandatangani sebagai log register ini
refusal-no-rulebook = buku aturan yang berlaku pada { $date } tidak diketahui
refusal-no-scan = pakta yang tidak ditandatangani dengan kunci sendiri harus disertai hash hasil pindainya, atau hash dokumen yang ditandatangani
refusal-no-subject = peristiwa ini tidak menyebut siapa yang dimaksud
refusal-not-correctable = entri { $entry } bukan fakta tentang pegawai ini yang sekarang dapat ditarik kembali
refusal-not-earlier = `{ $field }` bertanggal { $date }, yang tidak lebih awal daripada yang tercatat
refusal-not-in-service = pada { $date } pegawai ini tidak tercatat bertugas; hari pertama atau terakhir terdekat yang tercatat ialah { $day }; bila sebenarnya bertugas, mundurkan hari pertamanya (`ikrar person first-day`) atau catat bahwa ia kembali bertugas (`ikrar person return`)
refusal-not-open = { $date } berada di luar masa kampanye pakta, yang dibuka pada { $opens }
refusal-not-own-key = hanya pegawai yang bersangkutan yang dapat menandatangani dengan kunci sendiri
refusal-on-leave = pada hari perbuatan pegawai ini sedang cuti (entri { $entry }), sehingga `{ $act }` bukan pelanggaran
refusal-order = `{ $later }` mendahului `{ $earlier }`
refusal-other-overseer = pada { $on } sistem merit diawasi oleh { $overseer }, bukan oleh { $body }
refusal-other-person = tanda tangan ini dibuat dengan kunci pegawai lain
refusal-other-phase-pair = pada hari perbuatan itu berlaku `{ $pair }`, bukan `{ $act }` (penetapan calon { $designation }); koreksi laporannya, lalu laporkan lagi sebagai `{ $pair }`
refusal-other-phase = pada hari perbuatan itu `{ $act }` tidak berlaku (penetapan calon { $designation }); koreksi laporannya, lalu laporkan dengan kode yang tepat
refusal-other-text = naskah pakta ini berbeda dengan naskah yang dimintakan tanda tangan (hash { $found }…)
refusal-person-exists = pegawai ini sudah terdaftar
refusal-proposal-differs = keputusan ini berbeda dengan usulan dalam entri { $entry }
refusal-punished = perbuatan ini sudah dijatuhi sanksi dalam kasus lain (entri { $entry }); satu perbuatan hanya dijatuhi satu sanksi
refusal-revoked = kunci { $key }… sudah dicabut
refusal-role = `{ $fact }` hanya boleh dicatat oleh pemegang peran { $needed }
refusal-role-held = kunci ini sudah memegang peran { $role }
refusal-rulebook = buku aturan tidak sah: { $reason }
refusal-rulebook-named = buku aturan tidak sah: teksnya menyebut diri `{ $rulebook }` versi { $version }
refusal-rulebook-published = buku aturan tidak sah: versi { $version } sudah diterbitkan
refusal-same-person = kedua catatan itu sudah milik pegawai yang sama
refusal-sanction-not-for = sanksi `{ $sanction }` tidak berlaku bagi { $status }
refusal-taken-back = pindaian yang sama ini, dengan tanggal dan cara yang sama, sudah dibatalkan dalam entri { $entry }; bila pembatalan itu yang keliru, koreksi entri { $entry }; selain itu pakta yang sah mempunyai pindaian tersendiri
refusal-two-officers = keputusan pada tingkat ini memerlukan dua petugas: petugas lain mengusulkannya terlebih dahulu
refusal-unknown-act = perbuatan `{ $act }` tidak ada dalam buku aturan
refusal-unknown-campaign = kampanye pakta `{ $campaign }` tidak dikenal
refusal-unknown-contest = pemilihan `{ $contest }` tidak ada dalam { $election } menurut buku aturan
refusal-unknown-case = kasus ini tidak dikenal, atau menyangkut pegawai lain
refusal-unknown-ceremony = upacara `{ $name }` tidak dikenal pada kampanye pakta ini
refusal-unknown-election = pemilihan `{ $election }` tidak ada dalam buku aturan mana pun yang diterbitkan
refusal-unknown-key = kunci { $key }… tidak terdaftar dalam register ini
refusal-unknown-person = pegawai ini tidak terdaftar dalam register ini
refusal-unknown-sanction = sanksi `{ $sanction }` tidak ada dalam buku aturan pada { $date }
refusal-unusable-key = kunci publik itu bukan kunci Ed25519 yang aman

## Backups: backup.rs

backup-exists = { $path } sudah ada
backup-inside = { $inner } berada di dalam { $outer }
backup-keys = penyimpanan kunci tidak membuka entri { $seq }: { $cause }
backup-sealed-costly = frasa sandinya dibuat terlalu berat untuk dicoba
backup-sealed-format = bukan penyimpanan kunci tersegel yang dikenal program ini
backup-sealed-ledger = penyimpanan kunci ini milik register lain
backup-sealed-passphrase = frasa sandi salah, atau berkasnya rusak
backup-unfinished = tidak ada cadangan yang utuh di { $path }

## Checkpoints, and policies about them: checkpoint.rs

checkpoint-empty-line = bukan checkpoint: ada baris yang kosong
checkpoint-lines = bukan checkpoint: barisnya kurang dari tiga
checkpoint-root = bukan checkpoint: baris ketiganya bukan base64 dari 32 byte
checkpoint-size = bukan checkpoint: baris keduanya bukan jumlah entri
checkpoint-unknown-log = checkpoint itu milik log `{ $origin }`, yang kuncinya tidak dikenal

policy-line = baris { $line }: { $fault }

policy-control = ada karakter kendali di dalamnya; kata hanya boleh dipisahkan spasi dan tab
policy-count = katanya terlalu sedikit atau terlalu banyak
policy-key = kunci: { $reason }
policy-key-twice = kunci yang sama sudah ada di baris sebelumnya
policy-keyword = `{ $found }` tidak mengawali baris kebijakan; yang mengawali ialah `log`, `witness`, `group`, `quorum` dan #
policy-member-twice = `{ $name }` sudah ada dalam kelompok sebelumnya
policy-name-taken = `{ $name }` sudah berarti hal lain
policy-no-quorum = tidak ada baris yang diawali `quorum`; `quorum none` tidak meminta saksi
policy-quorum-twice = baris sebelumnya sudah menyatakan berapa saksi yang cukup
policy-threshold = kelompok dengan { $members } anggota memerlukan `all`, `any`, atau jumlah anggotanya
policy-too-long = panjangnya lebih dari { $max } byte
policy-unknown-name = tidak ada baris sebelumnya yang menyatakan apa itu `{ $name }`

## What bytes are: codec.rs

codec-malformed = bentuknya salah: { $reason }
codec-not-canonical = tidak dalam bentuk kanonis
codec-trailing = { $found } byte, padahal { $read } yang diharapkan
codec-unknown-kind = jenis { $found } dari { $of } tidak dikenal; program yang lebih baru mungkin mengenalnya

## Hashes and keys: digest.rs

digest-base64 = seharusnya base64 dengan tanda sama dengan di ujungnya
digest-hex = seharusnya 64 digit heksadesimal huruf kecil

## What the doctor sees and does: doctor.rs

doctor-acknowledged = menyebut kepala log: { $size } entri
doctor-acknowledged-ahead = { $size } entri pernah dinyatakan tercatat, jurnal memuat { $found }
doctor-acknowledged-behind = menyebut { $size } entri, jurnal memuat { $found }: mati listrik dapat meninggalkannya begitu
doctor-aside = { $bytes } byte disisihkan di sini; tidak diperlukan entri mana pun
doctor-being-written = { $bytes } byte sesudah daftar terakhir sedang ditulis
doctor-entry = entri { $seq }: { $damage }
doctor-index = indeks ada; tidak dibuka
doctor-index-missing = indeks tidak ada; perintah pencatatan berikutnya membuatnya kembali
doctor-journal-missing = jurnal tidak ada
doctor-keys = penyimpanan kunci terbuka; { $bytes } byte berlaku
doctor-keys-behind = { $bytes } byte sesudah yang berlaku bukan milik entri mana pun
doctor-keys-missing = penyimpanan kunci tidak ada; isi tersegel tidak dapat dibuka
doctor-ledger = register netralitas { $id }, { $origin }
doctor-leftover = { $bytes } byte sisa gangguan; tidak diperlukan entri mana pun
doctor-lock-free = tidak ada proses yang menulis
doctor-lock-held = proses lain sedang menulis, nomor { $process }
doctor-marker-missing = berkas ini tidak ada: pembuatan atau pemulihan register netralitas belum selesai, atau berkasnya hilang
doctor-other-ledger = log ini milik register lain, bukan yang disebut oleh `ledger.toml`
doctor-room = tersisa { $free } byte pada media penyimpanan
doctor-room-little = hanya tersisa { $free } byte pada media penyimpanan
doctor-segment = { $entries } entri mulai dari entri { $first }, { $bytes } byte, { $zeros } nol sesudahnya
doctor-snapshot = diambil pada { $size } entri, dan cocok dengan log
doctor-snapshot-ahead = diambil pada { $size } entri, log memuat { $found }
doctor-snapshot-other = diambil pada { $size } entri dari rantai lain, mata rantai { $link }
doctor-snapshot-unfit = tidak terbuka dengan penyimpanan kunci dan program ini, dan tidak dipakai
doctor-stray = segmen tanpa daftar yang berlaku, { $bytes } byte
doctor-torn = { $bytes } byte mulai dari byte { $at } adalah sisa gangguan; tidak diperlukan entri mana pun
doctor-unknown = bukan berkas sebuah register netralitas
doctor-wide = pengguna lain dapat membaca atau menulisnya (mode { $mode })

doctor-made-index = indeks dibuat dari jurnal
doctor-made-private = { $file }: ditutup bagi pengguna lain; mode sebelumnya { $mode }
doctor-made-snapshot = salinan cepat baru ditulis, memuat { $size } entri
doctor-set-aside = { $file }: disisihkan di { $aside }

## The hash chain: entry.rs

entry-link = mata rantainya { $found }…, sedangkan rantai hash sebelumnya menghasilkan { $expected }…
entry-sequence = nomor urut { $found } berada di tempat nomor urut { $expected }
entry-time = waktu pencatatan { $millis } ms mustahil
entry-unknown-version = versi entri { $version } tidak dikenal; program yang lebih baru mungkin mengenalnya

## Events and their texts: event.rs

event-codec = byte peristiwa ini tidak sah: { $reason }
event-empty = peristiwa kosong
event-too-large = peristiwa berukuran { $found } byte, paling besar { $max } yang diperbolehkan
event-unknown-version = versi peristiwa { $version } tidak dikenal; program yang lebih baru mungkin mengenalnya

## What an audit finds: finding.rs

finding = entri { $entry }: { $cause }
finding-about-another = entri ini tentang pegawai lain
finding-body-hash = hash isi entri tidak sama dengan yang tertera dalam bagian publiknya
finding-directory-form = isinya bukan entri direktori
finding-directory-lists = entri sebelumnya menghasilkan akar { $expected } atas semua daftar, bukan { $found }
finding-directory-names = pohon nomor yang disebutnya bukan yang ada
finding-directory-number = isinya menyatakan diri entri { $found }
finding-duplicate = peristiwa itu sudah dicatat, dalam entri { $entry }
finding-other-chain = salinan cepat diambil dari rantai lain
finding-recorded-at = waktu pencatatannya { $at }, lebih awal daripada entri di depannya
finding-sealed-for-another = isi disegel untuk orang lain, bukan untuk orang yang dimaksud oleh peristiwanya
finding-snapshot = salinan cepat menyatakan hal lain daripada entri-entri sampai di sini
finding-unknown-author = kunci penulisnya tidak dikenal di register ini

## Folders: folder.rs

folder-busy = { $path } sedang dipakai oleh proses lain
folder-busy-by = { $path } sedang dipakai oleh proses lain, nomor { $process }
folder-missing = tidak ada register netralitas di { $path }
folder-mixed = log di { $path } milik register lain, bukan yang disebut oleh ledger.toml
folder-not-empty = { $path } tidak kosong

folder-marker-empty = register netralitas tidak memiliki entri pertama
folder-marker-format = format { $format } tidak dikenal; program yang lebih baru mungkin mengenalnya

## Identifiers, codes and texts: id.rs

id-agency-code = bukan kode instansi; tulis wilayah seperti 16.06, atau sebuah huruf diikuti 1–31 karakter lagi
id-birth-date = { $date } pada digit 1–8 bukan tanggal
id-campaign-code = bukan kode kampanye pakta; tulis 2–40 huruf, angka, dan tanda hubung
id-character = karakter ke-{ $at } bukan digit
id-employment-status = bukan status kepegawaian; tulis CPNS, PNS, PPPK, PPPK paruh waktu, atau non-ASN (juga PPNPN, honorer, tenaga kontrak, THL, PTT)
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

odd-birth-dates = NIP dan NIK menyebut tanggal lahir yang berbeda
odd-day-first = dibaca sebagai { $day }, hari lebih dahulu; bila yang dimaksud bulan lebih dahulu, tulis YYYY-MM-DD
odd-left-out = tidak terbaca; baris ini diterima tanpa isi kolom itu
odd-may-be-known = mungkin pegawai dalam entri { $entry }, yang nama dan tanggal lahirnya sama dan belum memiliki nomor jenis ini; bila benar, gabungkan keduanya dengan `ikrar person merge`
odd-not-active = menurut daftar ini pegawai tersebut tidak aktif bertugas; bila benar, catat dengan `ikrar person depart` atau `ikrar person leave`
odd-serial-date = berupa bilangan, dibaca sebagai tanggal { $day }; bila keliru, format kolom sebagai tanggal
odd-sexes = NIP dan NIK menyebut jenis kelamin yang berbeda
odd-status-against-number = status kepegawaian ini memakai jenis nomor lain
odd-status-by-number = bukan status kepegawaian; statusnya diambil dari jenis nomornya
text-blank = teks kosong
text-control = karakter ke-{ $at } adalah ganti baris atau karakter kendali ({ $code }); hapus karakter itu
text-direction = karakter ke-{ $at } mengubah arah tulisan ({ $code }); hapus karakter itu
text-hidden = karakter ke-{ $at } tidak terlihat ({ $code }); hapus karakter itu
text-personal-number = teks ini terbuka untuk selamanya; hapus 16 atau 18 digit yang seperti nomor pribadi itu
text-too-long = teks berukuran { $found } byte, paling besar { $max } yang diperbolehkan; persingkat teks itu

## The key ring: keys.rs

keys-damaged = penyimpanan kunci gagal: { $path }: { $damage }
keys-earlier-doubt = penyimpanan kunci gagal: catatan sebelumnya berakhir tanpa kepastian
keys-file = penyimpanan kunci gagal: { $path }: { $fault }
keys-no-key = penyimpanan kunci gagal: kunci data seorang pegawai tidak ada
keys-randomness = penyimpanan kunci gagal: sistem tidak memberikan bilangan acak: { $fault }
keys-wide = penyimpanan kunci gagal: { $path }: orang lain dapat membaca atau menulisnya (mode { $mode }); jalankan chmod 600
keys-write = penyimpanan kunci gagal: kunci datanya tidak dapat ditulis: { $fault }

keys-damage-altered = berkas itu rusak
keys-damage-missing = tidak ada; isi tersegel tidak dapat dibuka
keys-damage-no-master = berkas itu tidak memuat kunci induk
keys-damage-not-a-file = itu bukan berkas
keys-damage-short = berkas itu lebih pendek daripada yang diperlukan entri; ada kunci yang hilang

## Ledgers: ledger.rs

ledger-clock = jam komputer menunjukkan { $now }, padahal entri terbaru dicatat pada { $newest }; setel jam komputer
ledger-clock-ahead = jam komputer menunjukkan { $now }, padahal entri terbaru dicatat pada { $newest }; jika jam itu benar, nyatakan dengan --clock-is-right
ledger-empty = register ini belum berisi entri
ledger-rollback = log berakhir pada entri { $found }, padahal entri { $known } pernah dicatat: log ini kehilangan entri
ledger-snapshot = salinan cepatnya dipalsukan; jalankan `ikrar verify`, lalu hapus salinan cepat itu

## Logs and their engines: log.rs

log-chain = entri { $seq } tidak mengikuti kepala log: { $reason }
log-conflict = kepala log adalah entri { $size }, bukan yang diharapkan
log-damaged = data entri { $seq } yang tersimpan rusak: { $damage }
log-doubt = mungkin sudah tercatat, mungkin belum: { $fault }
log-engine = mesin penyimpanan gagal: { $fault }
log-full = media penyimpanan penuh: tersisa { $free } byte, diperlukan { $needed }; tidak ada yang dicatat

log-damage-acknowledged = entri itu pernah dinyatakan tercatat, tetapi { $flaw }
log-damage-acknowledged-missing = berkas catatan entri yang dinyatakan tercatat tidak ada
log-damage-acknowledged-other = entri lain pernah dinyatakan tercatat di tempatnya
log-damage-followed = ada daftar sesudahnya, tetapi { $flaw }
log-damage-index-longer = indeks mengenal { $size } entri; jurnal kehilangan sebagian
log-damage-index-other = indeks mengenal entri lain di tempatnya
log-damage-missing = { $path } tidak ada
log-damage-not-stored = entri itu tidak tersimpan
log-damage-shorter = { $known } entri pernah dicatat, log berakhir di sini
log-damage-unled = entri-entrinya tidak sampai ke kepala log

log-fault-earlier-doubt = daftar sebelumnya berakhir tanpa kepastian
log-fault-entry = entri { $seq } tidak terbaca: { $fault }
log-fault-list-gone = daftar terbaru tidak ada lagi di media
log-fault-read-only = register netralitas dibuka hanya untuk dibaca

log-flaw-chain = entri lain tersimpan di tempatnya
log-flaw-check = byte yang tersimpan telah diubah
log-flaw-cut = jurnal berakhir sebelum entri itu
log-flaw-order = byte yang tersimpan bukan entri

## Signed notes and their keys: note.rs

note-control = bukan catatan bertanda tangan: ada karakter kendali di dalamnya
note-line = bukan catatan bertanda tangan: baris { $at } tanda tangannya bukan tanda tangan
note-no-lines = bukan catatan bertanda tangan: di bawah baris kosong tidak ada tanda tangan
note-signature = tanda tangan atas nama `{ $name }` salah
note-too-long = panjangnya { $found } byte; catatan bertanda tangan lebih pendek
note-unsigned = tidak ada kunci yang dikenal yang menandatanganinya
note-utf8 = bukan catatan bertanda tangan: bukan teks UTF-8

note-key-base64 = setelah + yang kedua tidak ada base64 dengan pengisi
note-key-hash = hash-nya milik nama atau kunci lain
note-key-length = isinya kunci sepanjang { $found } byte, bukan satu byte jenis dan 32 byte lagi
note-key-name = namanya kosong, mengandung spasi atau +, atau tidak layak untuk log
note-key-not-a-log = ini kunci saksi, padahal diperlukan kunci log
note-key-not-a-witness = ini kunci log, padahal diperlukan kunci saksi
note-key-parts = kunci terdiri atas nama, hash dan base64 dengan + di antaranya
note-key-type = tanda tangan jenis `{ $found }` tidak dikenal di sini
note-key-unusable = ini bukan kunci publik yang tanda tangannya dapat diterima

## What was put right, or could not be kept: notice.rs

notice-acknowledged-not-kept = sudah tercatat, tetapi penandanya tidak tersimpan: { $fault }
notice-chain-not-kept = indeks tidak dapat disimpan; perintah pencatatan berikutnya membuatnya kembali
notice-chain-rebuilt = indeks dibuat kembali dari jurnal; yang lama ada di { $aside }
notice-snapshot-not-kept = sudah tercatat, tetapi salinan cepat tidak dapat ditulis: { $fault }
notice-torn-end = { $bytes } byte sisa gangguan, yang tidak diperlukan entri mana pun, disisihkan di { $aside }

## Rulebooks: rulebook.rs

rulebook-act-code = `{ $text }` bukan kode perbuatan seperti A1 atau B13
rulebook-office-code = `{ $text }` bukan kode pejabat seperti ppk
rulebook-step-code = `{ $text }` bukan kode langkah seperti summoned
rulebook-contest-code = `{ $text }` bukan kode jenis pemilihan seperti regent-mayor
rulebook-election-code = `{ $text }` bukan kode pemilihan seperti PILKADA-2024
rulebook-region-code = `{ $text }` bukan kode wilayah seperti 16 atau 16.06
rulebook-sanction-code = `{ $text }` bukan kode sanksi seperti oral-reprimand

rulebook-dates-reversed = { $place }: { $until } mendahului { $from }
rulebook-duplicate = { $item } `{ $code }` muncul dua kali
rulebook-form = bukan buku aturan: { $fault }
rulebook-missing = { $item } `{ $code }` tidak ada
rulebook-unknown = { $item } `{ $code }` menyebut `{ $name }`, yang tidak ada dalam buku aturan
rulebook-unreachable = tidak ada langkah yang menuju keadaan `{ $state }`
rulebook-no-role = wewenang untuk { $level }: ada daftar peran yang kosong
rulebook-no-status = sanksi { $sanction } tidak menyebut jenis kepegawaian mana pun
rulebook-pair = perbuatan { $act }: `pair` bukan kode perbuatan dari masa yang lain
rulebook-too-large = buku aturan berukuran { $bytes } byte; paling besar { $max } yang muat dalam register netralitas
rulebook-unknown-contest = tahapan { $stage }: pemilihan ini tidak memiliki kontestasi tersebut
rulebook-value = baris { $line }: { $reason }

holidays-day = hari libur { $day } tidak berada dalam tahun { $year }, atau tidak sesudah hari yang tercantum sebelumnya
holidays-form = bukan daftar hari libur: { $fault }
holidays-twice = hari libur { $year } ({ $kind }) tercantum dua kali
holidays-week = enam hari kerja di { $agency } berakhir sebelum mulai

rulebook-item-act = perbuatan
rulebook-item-contest = kontestasi
rulebook-item-deadline = tenggat
rulebook-item-election = pemilihan
rulebook-item-rate = rasio
rulebook-item-retention-class = kelas retensi
rulebook-item-sanction = sanksi
rulebook-item-state = keadaan
rulebook-item-step = langkah
rulebook-item-stage = tahapan

rulebook-place-sanction = sanksi { $code }
rulebook-place-stage = tahapan { $stage }
rulebook-place-vote-after = pemungutan suara sesudah tahapan { $stage }

## Seals: seal.rs

seal-broken = isi tersegel tidak dapat dibuka: isi itu telah diubah atau dipindahkan
seal-no-event = entri ini entri direktori, yang tidak memuat kejadian
seal-no-key = kunci data milik subjek isi ini tidak ada
seal-short = isi entri terpotong
seal-unknown-kind = jenis isi { $kind } tidak dikenal; program yang lebih baru mungkin mengenalnya
seal-unknown-version = versi isi { $version } tidak dikenal; program yang lebih baru mungkin mengenalnya

## Signatures: sign.rs

sign-impossible-path = jalur kelompok pada peristiwa bertanda tangan mustahil
sign-short = peristiwa bertanda tangan terpotong
sign-unknown-scheme = skema tanda tangan { $scheme } tidak dikenal; program yang lebih baru mungkin mengenalnya
sign-unknown-version = versi peristiwa bertanda tangan { $version } tidak dikenal; program yang lebih baru mungkin mengenalnya

sign-invalid = tanda tangan tidak terverifikasi: byte, kunci, atau registernya berbeda
sign-no-point = kunci publik penulis bukan kunci Ed25519 yang sah
sign-other-key = tanda tangan menyebut kunci lain
sign-other-path = jalur dalam kelompok tidak cocok dengan kelompoknya

## Tiles of the public tree: tile.rs

tile-count = berkas itu berisi { $found } entri, seharusnya { $expected }
tile-cut = entri terakhir di berkas itu tidak utuh
tile-length = panjang ubin { $found } byte, seharusnya { $expected }
tile-not-held = ubin itu tidak memuat simpul { $index } tingkat { $level }

## Dates and moments: time.rs

time-date = `{ $text }` bukan tanggal; tulis sebagai YYYY-MM-DD
time-instant = `{ $text }` bukan waktu; tulis seperti 2023-12-27T09:00:00+07:00

## Proofs of inclusion: tlog_proof.rs

tlog-proof-checkpoint = checkpoint pada bukti: { $reason }
tlog-proof-extra = bukan bukti: setelah `extra` tidak ada base64
tlog-proof-first-line = bukan bukti: baris pertamanya lain
tlog-proof-hash = bukan bukti: baris { $at } dari hash-nya bukan hash, atau kelebihan
tlog-proof-index = bukan bukti: baris dengan nomor entri tidak ada
tlog-proof-no-checkpoint = bukan bukti: di bawah baris kosong tidak ada checkpoint
tlog-proof-not-included = entri itu tidak ada di tempat tersebut pada pohon checkpoint

## Values of any kind: value.rs

value-field = `{ $field }`: { $reason }
value-list = ada { $found } unsur, paling banyak { $max } yang diperbolehkan
value-word = `{ $found }` bukan { $known }

## Files: desk.rs

file-fault = { $file }: { $fault }
file-exists = sudah ada; gunakan --force untuk menimpanya
file-not-a-file = bukan berkas biasa, melainkan folder, perangkat, atau pipa; sebutkan sebuah berkas
file-not-replaced = bukan berkas biasa; tidak ditimpa, pilih nama lain
file-private-key = berisi kunci privat; tidak ditimpa, pilih nama lain
file-too-large = lebih besar dari { $max } byte, batas yang dibaca di sini; pastikan berkasnya benar

## Tables and their cells: desk.rs

table-file = `{ $file }`: { $fault }
table-row = `{ $file }`, baris { $row }: { $fault }
table-damaged = rusak atau bukan buku kerja .xlsx ({ $damage }); simpan kembali dengan program lembar kerja
table-damage-announced = jumlah teks yang disebutnya melebihi yang dimuatnya
table-damage-cell-outside = ada sel di luar lembar
table-damage-failed = pembacanya gagal
table-damage-part = salah satu bagiannya terlalu besar setelah dibuka
table-damage-parts = bagiannya terlalu banyak
table-damage-reader = { $text }
table-damage-row-order = baris { $found } sesudah baris { $after }
table-damage-unpacked = isinya melebihi 1 GiB setelah dibuka
table-duplicate-column = kolom `{ $name }` ada dua kali; ganti nama salah satunya
table-empty = tabel kosong; baris pertamanya harus memuat nama kolom
table-encoding = pengodean teksnya tidak dikenal; simpan berkas sebagai "CSV UTF-8"
table-error-cell = ada sel yang menampilkan { $shown }; cari, lalu isi nilainya atau kosongkan
table-extension = bukan .csv dan bukan .xlsx; simpan tabel dalam salah satu bentuk itu
table-extra-cells = { $found } sel, padahal { $expected } kolom; apit teks yang berisi pemisah dengan tanda kutip
table-headings = bukan daftar judul kolom ({ $fault }); tulis seperti nip = ["NOMOR PEGAWAI"]
table-html = halaman web dengan nama lain; buka dengan program lembar kerja, lalu simpan sebagai .xlsx
table-huge-cell = ada sel yang melebihi { $max } byte; mungkin ada tanda kutip yang tidak ditutup
table-missing-columns = tidak ada kolom { $names }; salah satu dari 20 baris pertama harus memuat nama kolom, atau --columns menyebut namanya
table-missing-agency = tidak ada kolom { $names }; salah satu dari 20 baris pertama harus memuat nama kolom, atau --columns menyebut namanya; --agency KODE menggantikan kolom `instansi`
table-no-rows = tabel ini hanya berisi judul kolom, tanpa baris di bawahnya; tidak ada yang dicatat. Isi satu baris per orang di bawah judul kolom
table-no-sheet = tidak ada lembar dengan nama itu; yang ada: { $sheets }
table-not-read = tidak dapat dibaca: { $reason }
table-old-workbook = buku kerja bentuk lama (.xls); buka dengan program lembar kerja, lalu simpan sebagai .xlsx
table-password = dilindungi kata sandi; simpan salinan tanpa kata sandi
table-rounded = semua nomor di kolom { $column } berakhir 0: program lembar kerja membulatkannya. Ambil daftar dari sumbernya dengan kolom berformat teks; tidak ada yang dicatat
table-text = teks biasa, bukan buku kerja; beri nama .csv
table-unknown-column = tidak ada tabel dengan kolom `{ $name }`
table-workbook = buku kerja atau arsip lain; bila buku kerja, beri nama .xlsx
notice-passed-over = kolom "{ $heading }" tidak dibaca karena ada kolom lain untuk { $column }
notice-converted = teksnya { $encoding } dan telah diubah ke UTF-8; periksa nama yang berhuruf khusus
notice-sheets = lembar yang dibaca: { $read }; yang tidak dibaca: { $others }
notice-sheets-all = lembar yang dibaca: { $sheets }
notice-status-by-number = tidak ada kolom status_kepegawaian: statusnya diambil dari nomor (NIP: PNS, NI PPPK: PPPK, hanya NIK: non-ASN)
notice-units = ejaan yang dianggap satu unit kerja: { $units }; `ikrar unit list` menampilkan semua unit
notice-skipped = baris { $rows } tidak dibaca karena bukan data pegawai (judul, nomor kolom, jumlah, tanda tangan)
notice-skipped-sheet = lembar "{ $sheet }": baris { $rows } tidak dibaca karena bukan data pegawai (judul, nomor kolom, jumlah, tanda tangan)
notice-header = nama kolom ada di baris { $row }; baris di atasnya tidak dibaca
notice-header-sheet = lembar "{ $sheet }": nama kolom ada di baris { $row }; baris di atasnya tidak dibaca
notice-hidden-rows = { $rows } baris buku kerja ini tersembunyi; baris itu dibaca seperti yang lain

cell-date = program lembar kerja menjadikannya tanggal; format kolom sebagai teks, lalu isi kembali
cell-no-date = sel berisi jam, atau tanggal di luar tahun 1900 sampai dengan 2199; isi nilainya
cell-no-value = sel { $cell } berisi rumus tanpa nilai tersimpan; buka berkas dengan program lembar kerja, lalu simpan
cell-not-a-date = bukan tanggal; tulis sebagai YYYY-MM-DD, 5 November 2024, atau DD/MM/YYYY
cell-number = program lembar kerja menjadikannya bilangan; format kolom sebagai teks, lalu isi kembali
cell-shown = sel berisi { $shown }; isi nilainya

## Rows and lines: desk.rs

row-empty = kosong
row-key-from = kunci ini terdaftar sejak { $from }, lebih kemudian daripada menurut tabel ini; --backdate TEKS memundurkan hari pertamanya
row-left = pegawai ini berhenti bertugas pada { $on } (entri { $entry }); keluarkan baris ini, atau nyatakan dengan --returns mengapa ia kembali bertugas
row-mix-up = mungkin tertukar: pegawai dalam entri { $entry } memiliki nomor lain dari jenis ini; perbaiki nomornya, atau tulis nomor yang diganti di kolom nip_lama atau nik_lama
row-no-number = nip dan nik kosong
row-not-a-key = bukan 64 digit heksadesimal
row-not-a-method = bukan tanda tangan basah, cap jempol, bsre, atau portal (wet-ink, thumb, bsre, portal)
row-not-a-pact = bukan pakta yang ditandatangani dengan kunci sendiri; pakai `ikrar record`
row-not-a-word = bukan salah satu dari { $names }
row-not-signed = tidak ada tanda tangan pegawai ini yang berlaku
row-number-ended = nomor ini berakhir pada { $on } dan kini bukan milik siapa pun; tulis nomor yang berlaku
row-other-name = nama ini jelas berbeda dengan nama pemilik nomor tersebut (entri { $entry }); perbaiki nomornya, atau nyatakan dengan --accept-names bahwa namanya memang berganti
row-other-agency = instansi ini berbeda dengan --agency; perbaiki salah satunya
row-other-number = berisi jenis nomor lain
row-repeated = pegawai yang sama sudah ada di baris { $row }
row-repeated-sheet = pegawai yang sama sudah ada di baris { $row } lembar "{ $sheet }"
row-scan-not-read = bukan hash BLAKE3, dan berkas itu tidak terbaca: { $reason }
row-scan-outside = berkas itu di luar folder tabel; taruh pindaian di folder itu atau di bawahnya
row-two-people = nip dan nik milik dua pegawai yang berbeda, yang didaftarkan dalam entri { $one } dan { $other }; bila keduanya satu orang, gabungkan catatannya dengan `ikrar person merge`
row-not-a-number = bukan angka
row-unknown-case = tidak ada kasus yang nomornya berawal demikian, atau lebih dari satu; delapan digit atau lebih sudah cukup
row-unknown-step = buku aturan hari itu tidak mengenal langkah ini
row-unknown-person = tidak ada pegawai dengan nomor itu di register ini

line-base64 = `event` bukan base64
line-json = bukan peristiwa dalam JSON: { $reason }
line-other-ledger = ditandatangani untuk register lain
line-signature = `signature` bukan 128 digit heksadesimal
line-too-long = lebih panjang dari { $max } byte
line-utf8 = bukan teks UTF-8

## Keys and exported campaigns: desk.rs

key-costly = { $file }: frasa sandinya dibuat terlalu berat untuk dicoba; buat kunci baru
key-encoding = { $file }: kunci tidak dapat dikodekan: { $reason }
key-exists = { $file }: sudah ada; tidak ada yang ditulis, pilih nama lain
key-not-a-key = { $file }: bukan kunci Ed25519 dalam bentuk PEM
key-open = { $file }: kunci privat ini terbuka bagi pengguna lain (mode { $mode }); jalankan `chmod 600 { $file }`
key-passphrase = { $file }: frasa sandi salah, atau berkas kunci rusak
key-public-name = { $file }: nama untuk kunci publik; kunci privat tidak ditulis ke situ

export-json = { $file }: bukan berkas dari `ikrar campaign export`: { $reason }
export-other-text = { $file }: teks pakta tidak cocok dengan hash-nya; jangan ditandatangani

## The public side of a log: publish.rs

publish-ahead = checkpoint dengan { $published } entri sudah diterbitkan, padahal yang ini { $found }
publish-differs = { $name } sudah diterbitkan dengan isi lain, padahal tidak pernah berubah
publish-file = { $name }: { $reason }
publish-missing = { $name } tidak diterbitkan
publish-root = { $size } entri pertama tidak memiliki akar yang disebut checkpoint-nya

signed-damaged = { $path } tidak menyatakan apa yang terakhir ditandatangani
signed-forked = checkpoint dengan { $size } entri pernah ditandatangani, dan kini log berisi entri lain
signed-no-entry = belum ada yang tercatat untuk dicakup checkpoint
signed-not-kept = { $path } tidak ada, padahal ada checkpoint; tanpanya tidak ada yang ditandatangani
signed-went-back = checkpoint dengan { $signed } entri pernah ditandatangani, sedangkan log hanya berisi { $found }

seen-forked = pada entri { $seq } register berbeda dari yang pernah dilihat, menurut { $path }
seen-form = { $path } tidak menyatakan apa yang pernah dilihat dari register itu
seen-went-back = { $seen } entri register pernah dilihat, menurut { $path }, dan kini hanya ada { $found }

monitor-body = isi entri { $seq } yang diterbitkan bukan yang disebut bagian publiknya
monitor-chain = rantai putus pada entri { $seq }: { $reason }
monitor-fork = log menunjukkan masa lalu lain daripada sebelumnya: kedua checkpoint bertanda tangan
monitor-last-entry = entri { $seq }, yang terakhir pada checkpoint, tidak diterbitkan sebagai entri direktori
monitor-nothing = tidak ada checkpoint yang diterbitkan di sana
monitor-other-log = checkpoint itu milik log lain daripada yang pernah dilihat
monitor-rollback = log menjadi lebih pendek: kedua checkpoint bertanda tangan
monitor-sealed = isi entri { $seq } menyangkut seseorang, padahal diterbitkan; segera hapus
monitor-tile = { $name } tidak memuat hash entri-entrinya
monitor-state = { $path } tidak menyatakan apa yang pernah dilihat dari log itu

## Readers of JSON: reader.rs

reader-duplicate-field = isian `{ $field }` ada dua kali
reader-missing-field = isian `{ $field }` tidak ada
reader-other = { $text }
reader-place = { $fault }, baris { $line }, kolom { $column }
reader-unknown-field = isian `{ $field }` tidak dikenal; yang dikenal: { $known }
reader-unknown-value = nilai `{ $value }` tidak dikenal; yang dikenal: { $known }

## Witnesses: witness.rs

witness-ahead = ia pernah melihat { $seen } entri, lebih banyak daripada yang ada di sini: log mundur, atau orang lain memakai kuncinya
witness-conflict = saksi terakhir melihat { $size } entri
witness-empty-root = log tanpa entri memiliki akar lain
witness-foreign = jawabannya tidak ditandatangani kunci yang dikenal sebagai miliknya
witness-form = itu bukan permintaan kepada saksi
witness-key = kunci saksi `{ $name }`: { $reason }
witness-later = ia tidak dapat menjawab sekarang ({ $status }); tanyakan lagi nanti
witness-lost = yang pernah dilihat dari `{ $origin }` hilang ({ $path }), padahal kunci ini pernah menandatanganinya; perlu kunci baru
witness-not-signed = log tidak menandatangani checkpoint itu, atau ada tanda tangan yang salah
witness-old-larger = jumlah lama lebih besar daripada yang baru
witness-proof = bukti tidak menunjukkan bahwa log hanya bertambah
witness-refused = ia menolak ({ $status }): ia melihat masa lalu log yang lain, atau tidak dapat membaca permintaan
witness-root = saksi melihat akar lain pada jumlah itu
witness-unknown = ia tidak mengenal log atau kuncinya ({ $status }); hubungi pengelolanya
witness-unknown-log = log itu tidak dikenal

## The operating system: system.rs

system-broken-pipe = keluaran ditutup oleh penerimanya (kode sistem { $code })
system-denied = izin ditolak (kode sistem { $code })
system-disturbed = gangguan pada media penyimpanan (kode sistem { $code })
system-exists = berkas sudah ada (kode sistem { $code })
system-full = ruang penyimpanan penuh (kode sistem { $code })
system-is-a-folder = ini folder, bukan berkas (kode sistem { $code })
system-not-a-folder = bukan folder (kode sistem { $code })
system-not-found = berkas atau folder tidak ada (kode sistem { $code })
system-not-utf8 = isinya bukan teks UTF-8
system-other = { $text }
system-quota = kuota penyimpanan terlampaui (kode sistem { $code })
system-read-only = sistem berkas hanya dapat dibaca (kode sistem { $code })
system-toml = baris { $line }, kolom { $column }: { $fault }

## What ends a command early: cli/error.rs, cli/session.rs, cli/commands

hint-backup-keys = Sertakan penyimpanan kunci milik register ini dengan --keys FOLDER.
hint-busy = Tunggu sampai proses itu selesai.
hint-damaged = Salin dahulu seluruh folder itu, jangan mencatat lagi, lalu bandingkan salinannya dengan cadangan.
hint-evidence = Kedua checkpoint disimpan sebagai bukti: { $seen } dan { $found }
hint-doubt = Lihat dengan `ikrar log` apakah sudah tercatat; menjalankan perintah yang sama sekali lagi aman.
hint-full = Kosongkan ruang di media penyimpanan, lalu jalankan perintah itu lagi.
hint-new-folder = Pilih folder baru.
hint-new-name = Pilih nama baru.
hint-list = `ikrar { $command }` menampilkan semuanya.
hint-near = Maksud Anda { $near }? `ikrar { $command }` menampilkan semuanya.
hint-no-ledger = Sebutkan register dengan --ledger FOLDER, atau buat register baru dengan `ikrar init`.
hint-no-whole-backup = Tidak ada cadangan utuh yang dibuat atau dipulihkan. Lihat yang rusak dengan `ikrar doctor`, dan pakai cadangan lain.
hint-restored = Jika memang dipulihkan dari cadangan: ikrar accept-restored --reason TEKS
hint-unfinished-backup = Tanpa `ledger.toml` sebuah cadangan belum selesai; pakai cadangan lain.
hint-which-ledger = Sebutkan register dengan --ledger FOLDER.

usage-backwards = --to lebih kecil daripada --from
usage-campaigns-open = beberapa kampanye pakta masih dibuka; sebutkan salah satunya dengan --campaign: { $codes }
usage-ceremony-unknown = kampanye `{ $code }` tidak mempunyai upacara `{ $name }`; lihat `ikrar ceremony list`
usage-ceremony-unknown-near = kampanye `{ $code }` tidak mempunyai upacara `{ $name }`; maksud Anda { $near }? `ikrar ceremony list` menampilkan semuanya
usage-campaign-unknown = kampanye pakta `{ $code }` tidak dikenal
usage-election = sebutkan --election: tidak ada, atau lebih dari satu, pemilihan umum atau pilkada dengan `{ $contest }` dalam buku aturan
usage-file-exists = { $path } sudah ada; pilih nama lain, atau --force
usage-log-key = { $path }: { $reason }
usage-log-key-of-somebody = { $path }: kunci ini milik pejabat atau perorangan; log memerlukan kunci tersendiri
usage-past-checkpoint = checkpoint terbaru mencakup sampai entri { $last }; buatlah dengan: ikrar checkpoint
usage-no-bundle = { $file }: bukan berkas bukti Ikrar (baris { $line }, kolom { $column })
usage-no-rulebook = tidak ada buku aturan yang berlaku pada { $on }; `--on` memilih tanggal lain
usage-case-not-yet = kasus `{ $case }` belum diterima pada { $as_of }
usage-no-case = sebutkan kasusnya, atau tabel langkah (`--table`)
usage-no-office = sebutkan pejabat yang menetapkan: `--office ppk`; `ikrar rulebook offices` menampilkannya
usage-case-unknown = tidak ada kasus `{ $case }`; tulis pengenalnya, atau sedikitnya delapan digit pertamanya, seperti pada `ikrar case list`
usage-clock-wrong = jam komputer ini salah; setel dahulu
usage-demo-folder = { $folder } tidak kosong
usage-demo-stopped = demo berhenti
usage-ledger-empty = register ini kosong
usage-no-campaign = belum ada kampanye pakta; buka dengan `ikrar campaign open`
usage-no-key = kunci penulis belum disebutkan; gunakan --key BERKAS atau IKRAR_KEY
usage-no-checkpoint = belum ada checkpoint yang ditandatangani
usage-not-an-address = `{ $url }` bukan alamat; alamat diawali http:// atau https://
usage-nothing-lost = register ini sama dengan yang pernah dilihat; tidak ada yang perlu diterima
usage-origin-no-name = asal register `{ $origin }` bukan nama untuk catatan: tidak boleh memuat spasi maupun +
usage-policy = { $path }: { $reason }
usage-witness-known = `{ $name }`, atau kuncinya, sudah ditanyai
usage-no-ledger = register netralitas belum disebutkan; gunakan --ledger FOLDER atau IKRAR_LEDGER
usage-no-name = yang diberikan tidak berisi bagian nama
usage-no-number = yang diberikan tidak memuat nomor
usage-nobody-to-ask = tidak ada terminal untuk bertanya; jika naskahnya sudah dibaca, gunakan --yes
usage-no-person = yang diberikan bukan NIP, NI PPPK, NIK, atau id pegawai: { $reason }
usage-passphrase-empty-backup = frasa sandi kosong; tidak ada yang ditulis
usage-passphrase-empty-key = frasa sandi kosong; gunakan --no-passphrase jika kunci tidak dilindungi frasa sandi
usage-passphrase-not-asked = frasa sandi tidak dapat ditanyakan di sini; pakai { $variable }
usage-passphrases-differ = kedua frasa sandi berbeda; tidak ada yang ditulis
usage-prefix-ambiguous = { $count } id berawalan demikian; tulis lebih banyak digit
usage-prefix-short = bukan id: tulis sedikitnya delapan digit pertamanya (0–9, a–f)
usage-prefix-unknown = tidak ada id yang berawalan demikian
usage-past-end = log berakhir pada entri { $last }
usage-rulebook = buku aturan tidak sah: { $reason }
usage-sanction-unknown = sanksi `{ $code }` tidak ada dalam buku aturan per { $on }
usage-stdin-once = `@-` hanya dapat dipakai sekali: masukan standar dibaca satu kali
usage-agency-unknown = tidak ada pegawai dari instansi `{ $asked }`; yang ada: { $near }
usage-template-not-xlsx = templat adalah buku kerja; beri { $path } nama yang berakhiran .xlsx
usage-unit-unknown = tidak ada pegawai dari unit kerja `{ $asked }` atau yang namanya mirip; lihat `ikrar unit list`
usage-unit-unknown-near = tidak ada pegawai dari unit kerja `{ $asked }`; maksud Anda { $near }?
usage-list-exists = { $path } sudah ada; tidak ada yang ditulis, pilih nama lain
usage-xlsx-large = daftar terlalu besar untuk .xlsx (1.048.575 baris, 32.767 karakter per sel); gunakan --format csv
usage-xlsx-nowhere = .xlsx ditulis ke berkas; sebutkan namanya dengan -o BERKAS.xlsx
usage-which-key = pegawai itu mempunyai { $count } kunci yang berlaku; sebutkan salah satunya

refused-ceremony-known = upacara `{ $name }` sudah tercatat; `ikrar ceremony postpone` memberinya hari lain
refused-ceremony-not-held = belum tercatat bahwa upacara `{ $name }` dilaksanakan; catat dengan `ikrar ceremony hold`
refused-reported-already = laporan dengan pegawai, perbuatan, dan tanggal yang sama sudah ada di entri { $entry } (kasus { $case }); gunakan --again jika ini laporan lain
refused-about-everybody = entri { $entry } tidak menyangkut seorang pegawai; yang dapat dikoreksi hanya catatan tentang pegawai
refused-no-key = pegawai itu tidak mempunyai kunci yang berlaku
refused-no-leave = per { $on } pegawai itu tidak sedang cuti
refused-not-signed = pegawai itu tidak mempunyai tanda tangan yang berlaku pada kampanye pakta { $code }
refused-to-sign = tidak ada yang ditandatangani
refused-unit-asked = kampanye pakta { $code } meminta unit kerja ini dengan namanya yang sekarang, dan akan kehilangan pegawainya; ganti namanya sejak tanggal sesudah tenggat ({ $due }), atau tutup kampanye itu dan buka yang lain
refused-nobody-asked = tidak ada pegawai yang diminta: 0 dari { $people } pegawai yang bertugas per { $on }; ubah sasarannya, atau buka juga dengan --force

## What commands answer: cli/commands, cli/import.rs

told-act = { $code }: { $text }
told-act-unverified = Perbuatan ini belum diverifikasi; bagian hukum instansi harus mengesahkannya.
told-act-both-phases = Perbuatan berlangsung melewati penetapan calon ({ $designation }): sebutkan `{ $pair }` di samping `{ $code }`.
told-act-other-phase-pair = PERHATIAN: pada hari itu perbuatan ini adalah { $pair }, bukan { $code } (penetapan calon { $designation }); keputusan atas { $code } akan ditolak. Jika kodenya salah, koreksi laporan ini dan laporkan lagi sebagai { $pair }.
told-act-other-phase = PERHATIAN: pada hari itu { $code } tidak berlaku (penetapan calon { $designation }); keputusan atasnya akan ditolak. Jika kodenya salah, koreksi laporan ini dan laporkan lagi dengan kode yang tepat.
told-all-fits = Semuanya cocok.
told-all-fits-with-remarks = Semuanya cocok, dengan { $remarks } catatan yang tidak merugikan.
told-all-signed = Tidak ada lagi yang perlu diingatkan.
told-backup = Cadangan di { $path }: { $size } entri, rantai { $link }
told-backup-keys = Penyimpanan kunci ada di dalamnya, tersegel dengan frasa sandi itu.
told-backup-no-keys = Penyimpanan kunci tidak ada di dalamnya: isi tersegel tidak dapat dibaca dari cadangan ini saja.
told-bundle = { $file } ditulis: { $entries } entri, lengkap sampai checkpoint { $size }. Siapa pun yang memegangnya dapat membaca isinya, dan tidak ada lagi selain itu dari register.
told-campaign-asked = Diminta menandatangani: { $asked } dari { $people } pegawai yang bertugas per { $on }.
told-campaign-closed = Entri { $entry }: kampanye pakta { $code } ditutup per { $on }.
told-campaign-opened = Entri { $entry }: kampanye pakta { $code } dibuka, tenggat { $due }.
told-campaign-text-changed = Teks diambil dengan akhir baris LF, spasi sebagai pengganti tab, dan tanpa tanda urutan byte; itulah yang di-hash dan ditandatangani.
told-case-recorded = Entri { $entry }: { $what }; kasus { $case } atas nama { $name } sekarang: { $state }
told-directory-not-kept = Direktori tidak dapat disimpan ({ $reason }); checkpoint berikutnya membuatnya lagi.
told-follow-on = Bagi pegawai ini, `{ $sanction }` harus menyusul hukuman ini (`ikrar case follow-on`).
told-log-key-announced = Dicatat sebagai entri { $entry }: sejak { $from } checkpoint memuat tanda tangan { $vkey }
told-log-key-unannounced = Register belum menyatakan bahwa kunci ini menandatangani checkpoint-nya; nyatakan dengan: ikrar log-key announce
told-not-proven = TIDAK terbukti: { $reason }
told-not-shown = Yang tidak ditunjukkan berkas bukti mana pun: apa yang tidak pernah dicatat; bahwa suatu kunci, nomor, atau kasus tidak juga milik orang lain dalam register ini; apa yang dicatat kemudian.
told-entry-proven = { $file } dan { $leaf } ditulis: entri { $entry } ada dalam log { $size } entri.
told-check-cosigned = { $witness }, pada { $at }
told-check-other-key = Register itu sendiri menyebut kunci log yang lain daripada kebijakan.
told-check-quorum-met = Kuorum menurut kebijakan terpenuhi.
told-check-quorum-missed = Kuorum menurut kebijakan TIDAK terpenuhi.
told-check-quorum-not-wanted = Kebijakan tidak meminta saksi: hanya log sendiri yang menjaminnya.
told-proven = Terbukti: { $origin }, lengkap sampai entri { $last }, yaitu entri direktori checkpoint.
told-restored-accepted = Dicatat sebagai entri { $entry }: register ini dipulihkan; entri sejak { $lost_from } mungkin berbeda. Siapa yang pernah melihatnya akan diberi tahu oleh para saksi dan pemantaunya.
told-step-late = terlambat: { $term } sudah lewat
told-step-void = Langkah ini dicatat dan dijawab, tetapi tidak mengubah kasus: lewat waktu, atau bukan upaya yang terbuka terhadap sanksi ini.
told-step-acting = Langkah ini diambil pejabat pelaksana (Plt, Plh); wewenangnya belum pasti. Mintalah pengesahan bagian hukum.
told-vkey = { $vkey }
told-witnessed = Ditandatangani log; dilihat { $seen } dari { $known } saksi.
told-year-unknown = Hari libur tahun { $year } belum diketahui, sehingga hari kerja tidak dapat dihitung; lihat `ikrar holidays`.
due-met = dipenuhi (hari terakhir { $last })
due-met-late = dipenuhi terlambat (hari terakhir { $last })
due-running = sampai { $last }
due-overdue = TERLAMBAT sejak { $last }
due-lapsed = tidak dipakai (hari terakhir { $last })
told-columns-left-out = Tidak ditampilkan: { $columns }. Semua: --format csv, atau terminal yang lebih lebar.
told-corrected = Entri { $entry }: entri { $corrected } tidak berlaku lagi ({ $kind }: { $name })
told-damaged = RUSAK: { $damaged } temuan
told-entry = entri { $entry }
told-finding = entri { $entry }: { $kind }: { $detail }
told-finding-after = entri { $entry }: { $kind }: { $detail } ({ $after })
told-dry-run = Ini hanya percobaan: tidak ada yang dicatat.
told-imported = { $read } baris dibaca: { $recorded } dicatat, { $unchanged } tidak berubah, { $refused } ditolak
told-missing = { $count } pegawai yang masih bertugas tercatat tetapi tidak ada dalam tabel ini, pada unit kerja yang disebutnya; --missing menampilkan daftarnya. Tidak seorang pun dihapus.
told-missing-listed = Masih bertugas dan tercatat, tetapi tidak ada dalam tabel ini ({ $count }); tidak seorang pun dihapus:
told-news-new = baru: { $rows }
told-news-changed = data berubah: { $rows }
told-news-moved = pindah instansi atau unit kerja: { $rows }
told-news-renumbered = nomor ditambah atau diganti: { $rows }
told-news-returned = kembali bertugas: { $rows }
told-news-first-day = hari pertama dimundurkan: { $rows }
told-older = { $older } baris lebih lama daripada yang tercatat; yang lebih baru tetap berlaku dan tidak ada yang diubah. --backdate TEKS memundurkan hari pertama.
told-unopened = Tidak dibuka karena tidak ada kunci: { $unopened } entri tersegel. Tempat, waktu, rantai, dan hash isinya diperiksa; segel, tanda tangan, kewenangan, dan isinya tidak.
told-no-key-ring = Bila penyimpanan kunci memang tidak diberikan kepada Anda, gunakan `ikrar verify --without-keys`.
told-warned = { $file }: baris { $row }, kolom { $column }: dicatat, tetapi periksa: { $warning }
told-warned-more = … dan { $more } peringatan lagi; semuanya dengan --format json
told-key-id = id kunci      { $key_id }
told-key-made = Kunci privat ada di { $private } (rahasiakan), bagian publiknya di { $public }.
told-key-public = kunci publik  { $public_key }
told-ceremony-recorded = { $kind }: { $name } (kampanye { $code }), { $on }; entri { $entry }
told-ceremony-recorded-open = { $kind }: { $name } (kampanye { $code }), tanpa hari baru; entri { $entry }
told-ceremony-not-recorded = Pelaksanaan upacara belum dicatat.
told-ceremony-missing = { $name }: { $claimed } orang disebut hadir; { $missing } di antaranya tidak ada dalam daftar hadir. Catat daftar hadir dengan `ikrar ceremony attend`; `ikrar ceremony list --absent NAMA` menampilkan siapa yang diminta tetapi tidak tercatat hadir.
told-ceremony-absent = { $name }, { $on }: { $count } orang yang diminta menandatangani tidak ada dalam daftar hadir.
told-no-ceremony = Belum ada upacara yang tercatat.
told-list-written = { $rows } baris tertulis di { $path }.
told-ledger-made = Register netralitas { $ledger } dibuat di { $folder }.
told-judged = Kampanye pakta { $code } ({ $title }), per { $as_of }
told-judged-no-campaign = Tanpa kampanye pakta, per { $as_of }: tidak ada yang dinilai tentang pakta
told-other-findings = { $others } temuan jenis lain tidak ditampilkan; periksa tanpa --only.
told-more-findings = … dan { $more } lagi; semuanya dengan --format json
told-no-campaign = Belum ada kampanye pakta; buka dengan `ikrar campaign open`.
told-no-open-campaign = Tidak ada kampanye pakta yang dibuka. Sebutkan yang sudah ditutup dengan --campaign: { $codes }
told-no-corrections = Tidak ada yang dikoreksi, dibatalkan, ditarik kembali, atau dicatat terlambat.
told-nobody = Tidak ada.
told-no-case = Tidak ada kasus seperti itu.
told-no-history = Tidak ada catatan seperti itu.
told-holidays-fit = Berkas ini dapat dibaca; isinya { $lists } daftar hari libur. Isinya tidak diperiksa dengan keputusan yang menetapkannya.
told-holidays-published = Entri { $entry }: { $lists } daftar hari libur diumumkan
told-cases-judged = { $total } kasus, per { $as_of }
told-cases-rest = Dengan yang tercatat sampai entri { $entry } pada { $recorded }, tautan { $link }
told-rate-recommended = direkomendasikan atau diambil: { $part } dari { $of } yang dilaporkan
told-rate-proven = terbukti: { $part } dari { $of } yang direkomendasikan atau diambil
told-rate-upheld = berlaku atau selesai dijalani: { $part } dari { $of } yang terbukti
told-rate-uploaded = ditindaklanjuti (diunggah): { $part } dari { $of } yang direkomendasikan atau diambil
told-overdue-by = lewat waktu, { $body }: { $cases }
told-nothing-due = Tidak ada yang lewat waktu pada { $as_of }, atau jatuh tempo dalam { $days } hari.
told-no-holidays = Tidak ada hari libur yang diketahui untuk tahun ini: hari kerjanya tidak dapat dihitung.
told-rulebook-notice = { $notice }
told-rulebook-fits = Buku aturan ini dapat dibaca dan runtut. Isinya tidak diperiksa terhadap sumber.
told-rulebook-published = Entri { $entry }: buku aturan { $id } versi { $version } diterbitkan; berlaku bagi perbuatan sejak { $on }
told-see-history = Semua entri: `ikrar history { $id }`
told-not-sound = TIDAK UTUH: { $number } temuan pada { $size } entri
told-notice = { $file }: { $notice }
told-nothing-changed = Tidak ada yang diubah.
told-nothing-to-repair = Tidak ada yang perlu dibetulkan.
told-cosigned = { $name }: ikut menandatangani
told-monitored = { $origin }: { $size } entri, { $entries } di antaranya baru; { $bodies } isi dibandingkan. Tidak ada bagiannya yang diubah.
told-not-cosigned = { $name }: tidak ikut menandatangani: { $reason }
told-no-witness = Tidak ada saksi yang ditanyai.
told-not-listening = { $place } tidak dapat didengarkan: { $reason }
told-published = { $size } entri diterbitkan, { $entries } di antaranya baru, dengan { $bodies } isi baru.
told-quorum-met = { $seen } dari { $witnesses } saksi melihatnya: cukup menurut kebijakan.
told-quorum-missed = { $seen } dari { $witnesses } saksi melihatnya: TIDAK CUKUP menurut kebijakan.
told-quorum-none = { $seen } dari { $witnesses } saksi melihatnya; kebijakan tidak meminta saksi, jadi hanya log itu yang menjaminnya.
told-unsteady = { $name }: tidak ikut menandatangani: setiap kali ia menyebut jumlah lain
told-witness-added = { $name } mulai sekarang ditanyai tentang setiap checkpoint.
told-witness-serves = { $vkey } mendengarkan di { $place }
told-officer-enrolled = Entri { $entry }: kunci { $key }… kini { $role }.
told-officer-revoked = Entri { $entry }: kunci { $key }… dicabut per { $on }.
told-person-recorded = Entri { $entry }: { $kind }: { $name }
told-refused-cell = { $file }: baris { $row }, kolom { $column }: { $reason }
told-refused-dry-run = tidak ada yang dicatat: ini hanya percobaan
told-refused-none-recorded = tidak ada baris yang dicatat; semua baris yang ditolak ada di { $list }
told-refused-others-recorded = baris lain dicatat; semua baris yang ditolak ada di { $list }
told-refused-row = { $file }: baris { $row }: { $reason }
told-reminders-per-unit = Pengingat untuk { $count } unit kerja ada di { $path }.
told-reminders = { $count } pegawai belum menandatangani; tenggat { $due }, { $days } hari lagi.
told-reminders-late = { $count } pegawai belum menandatangani; tenggat { $due }, { $days } hari yang lalu.
told-report-rests = Tenggat { $due }. Berdasarkan semua yang dicatat sampai entri { $entry }, { $recorded }, rantai { $link }….
told-restore-advice = Salin dahulu seluruh folder itu, jangan mencatat lagi, lalu pulihkan cadangan dengan `ikrar restore CADANGAN --to FOLDER`.
told-restored = Dipulihkan di { $path }: { $size } entri, rantai { $link }
told-restored-compare = Bandingkan keduanya dengan yang dicatat di luar register netralitas.
told-restored-no-keys = Penyimpanan kunci tidak ada: isi tersegel tidak dapat dibuka. Pulihkan lagi dengan --keys FOLDER.
told-rule = { $rule } ({ $name })
told-rulebook-unverified = Buku aturan berisi nilai yang belum diverifikasi; bagian hukum instansi harus mengesahkannya sebelum dipakai.
told-signed-on = { $on }, dicatat pada { $recorded_on }
told-roster-exported = { $count } pegawai, per { $on }. Nomor adalah teks: jangan biarkan program lembar kerja mengubahnya menjadi angka.
told-sound = Utuh: { $size } entri, rantai { $link }
told-unit-is-so = Tidak ada yang perlu diubah: unit kerja itu sudah bernama `{ $unit }`.
told-unit-later = { $later } di antaranya mempunyai data yang berlaku sesudahnya; data itu tidak diubah.
told-unit-renamed = Sampai entri { $entry }: { $people } pegawai berada di unit kerja `{ $unit }` sejak { $from }.
told-units-alike = Mungkin satu unit kerja: { $names }. Jika ya, samakan namanya dengan `ikrar unit rename LAMA BARU`.
told-sound-without-keys = Utuh sejauh dapat diperiksa tanpa kunci: { $size } entri, rantai { $link }
told-template = Isi lembar pertamanya, lalu: ikrar { $command } { $path }
told-written = Ditulis: { $path }

label-author-person = pegawai sendiri
label-body-clear = terbuka
label-body-directory = direktori
label-body-sealed = tersegel
label-doctor-damage = rusak
label-doctor-fits = cocok
label-doctor-remark = catatan
label-outcome-not-proven = tidak terbukti
label-outcome-proven = { $level }: { $sanction }
shown-case = { $case }: perbuatan { $act } (entri { $entry })
shown-cases = kasus
shown-ceremonies = apel
shown-ceremony = { $ceremony }, { $campaign }, { $on }: { $how } (entri { $entry })
shown-entry = { $said } (entri { $entry })
shown-from = sejak { $from }
shown-key = { $key }… { $span } (entri { $entry })
shown-keys = kunci
shown-leave = { $span }: { $leave } (entri { $entry })
shown-leave-ended = { $span }: { $leave } (entri { $entry }, diakhiri entri { $ended })
shown-leaves = cuti
shown-left = { $span } (entri { $entry }): { $reason } (entri { $left })
shown-number = { $number } { $span }
shown-pact = { $campaign }, { $on }: { $act } (entri { $entry })
shown-pact-voided = { $campaign }, { $on }: { $act } (entri { $entry }); batal sejak { $from } (entri { $voided })
shown-pacts = pakta
shown-post = sejak { $from }: { $post } (entri { $entry })
shown-posts = nama dan jabatan
shown-until = sejak { $from } sampai sebelum { $until }
shown-withdrawn = Pendaftaran ini ditarik kembali dengan entri { $entry }.
shown-exam = pemeriksaan { $exam_on }
shown-follow-on = Masih harus menyusul: `{ $sanction }`
shown-next = Langkah yang dapat diambil:
shown-next-step = { $code }: { $text }
shown-state = { $state }, sejak { $since }
shown-steps = Langkah:
shown-term = { $term }, dari { $start }: { $said }; { $who }
shown-term-unverified = { $term }, dari { $start }: { $said }; { $who } (belum diperiksa)
shown-terms = Batas waktu:
shown-step = { $on }: { $what }; { $office } (entri { $entry })
shown-count = { $all }; { $verified } sudah diperiksa terhadap sumbernya
shown-sources = sumber

prompt-again = Sekali lagi
prompt-backup = Frasa sandi cadangan
prompt-sign = Jika ditandatangani per { $on }, ini berlaku sebagai tanda tangan Anda. Tanda tangani? (ya/tidak)
prompt-sign-above = { $title } (kampanye pakta { $campaign }, tenggat { $due }). Inilah yang Anda tanda tangani:
print-approved-by = Mengetahui
print-made-by = Yang membuat laporan
print-place-date = Tempat, tanggal: ____________________
print-report-pacts = Laporan pakta integritas netralitas

work-copying = menyalin entri
work-entries = memeriksa entri
work-events = mencatat peristiwa
work-keys = mencatat kunci
work-pacts = mencatat pakta
work-people = mencatat pegawai
work-restoring = memulihkan entri
work-signatures = memeriksa tanda tangan
work-signing = menandatangani

## Headings of tables: cli/commands

column-bound = mengikat
column-step = langkah
column-from-state = dari
column-to-state = ke
column-asks = menyebutkan
column-deciding-office = pejabat
column-position-class = terhadap
column-below = tingkat
column-agencies = instansi
column-group = kelompok
column-cases = kasus
column-overdue = lewat waktu
column-over-all = seluruhnya
column-case-state = keadaan
column-turn = giliran
column-ends = berakhir
column-act = kode perbuatan
column-acted-on = tgl perbuatan
column-agency = instansi
column-asked = diminta
column-body = isi
column-body-hash = hash isi
column-by = oleh
column-campaign = kampanye pakta
column-case = kasus
column-ceremony = upacara
column-stands = keadaan
column-planned = rencana
column-held = dilaksanakan
column-postponements = ditunda
column-claimed = disebut
column-in-person = terhitung
column-as-representative = wakil
column-missing = selisih
column-closed = ditutup
column-code = kode
column-conduct = perilaku
column-count-excused = dikecualikan
column-count-late = terlambat
column-count-non-compliant = terbukti
column-count-not-required = tidak wajib
column-count-overdue = lewat tenggat
column-count-pending = belum
column-count-refused = menolak
column-count-signed = sudah
column-count-under-review = diperiksa
column-dates = tanggal
column-days-left = sisa hari
column-day = hari
column-kind = jenis
column-decision = keputusan
column-detail = rincian
column-due = tenggat
column-election = pemilihan
column-acts = perbuatan
column-basis = dasar
column-contest = jenis pemilihan
column-counted = dihitung
column-deadline = batas waktu
column-deadlines = batas waktu
column-length = lama
column-level = tingkat
column-pair = pasangan
column-phase = masa
column-region = wilayah
column-rulebook = buku aturan
column-runs-from = sejak
column-sanction = sanksi
column-sanctions = sanksi
column-stage = tahapan
column-statuses = bagi
column-text = bunyi
column-until = sampai
column-verified = diperiksa
label-phase-after = sesudah penetapan calon
label-phase-before = sebelum penetapan calon
label-unverified = belum
label-case-state-received = diterima
label-case-state-incomplete = belum lengkap
label-case-state-registered = diregistrasi
label-case-state-awaiting-verification = menunggu verifikasi
label-case-state-awaiting-ppk = menunggu PPK
label-case-state-summoned = dipanggil
label-case-state-examined = diperiksa
label-case-state-panel = di majelis kode etik
label-case-state-proposed = keputusan diusulkan
label-case-state-decided = ditetapkan
label-case-state-delivered = sudah diterima pegawai
label-case-state-under-objection = dalam keberatan
label-case-state-under-appeal = dalam banding administratif
label-case-state-in-force = berlaku
label-case-state-served = selesai dijalani
label-case-state-annulled = dibatalkan
label-case-state-not-proven = tidak terbukti
label-case-state-rejected = ditolak
label-case-state-cancelled = laporan dibatalkan
label-case-state-not-registered = tidak diregistrasi
label-case-state-closed-by-departure = selesai karena berhenti

label-turn-reporter = pelapor
label-turn-receiver = penerima laporan
label-turn-bawaslu = Bawaslu
label-turn-overseer = badan pengawas
label-turn-superior = atasan
label-turn-panel = majelis kode etik
label-turn-ppk = PPK
label-turn-decider = PyBM
label-turn-person = pegawai
label-turn-bpasn = BPASN
label-turn-personnel = unit kepegawaian
label-turn-home-affairs = Kemendagri atau gubernur
label-turn-nobody = tidak ada

label-force-open = belum ditetapkan
label-force-not-yet = belum berlaku
label-force-suspended = ditangguhkan
label-force-in-force = berlaku
label-force-closed = selesai

label-case-group-awaiting-overseer = menunggu badan pengawas
label-case-group-awaiting-ppk = menunggu PPK
label-case-group-sanctioned = dijatuhi sanksi
label-case-group-not-proven = tidak terbukti
label-case-group-cancelled = dibatalkan
label-case-group-rejected = ditolak
label-case-group-departed = selesai karena berhenti
label-case-group-annulled = keputusan dibatalkan

label-asked-body = badan yang dimaksud
label-asked-exam-on = tanggal pemeriksaan
label-asked-until = hari terakhir
label-asked-manner = cara penyampaian
label-asked-note = keterangan
label-asked-office = pejabat yang bertindak
label-asked-level = tingkatnya
label-asked-outcome = tingkat dan sanksinya

label-overdue = lewat waktu
label-not-overdue = belum
label-step = Kasus: { $step }
label-holiday-public = hari libur nasional
label-holiday-collective-leave = cuti bersama
label-verified = sudah
column-known = diketahui
column-summary = uraian
column-entry = entri
column-event = peristiwa
column-grade = golongan
column-id = id
column-in-force = berlaku
column-in-service = bertugas
column-key = kunci
column-key-id = id kunci
column-late-days = terlambat (hari)
column-left = berhenti
column-link = rantai
column-name = nama
column-address = alamat
column-seen = entri terlihat
column-vkey = kunci
column-nik = NIK
column-nip = NIP
column-number = no.
column-numbers = nomor
column-of-day = tanggal kejadian
column-of-entry = atas entri
column-office = kantor
column-opens = dibuka
column-other-id = id lain
column-pact = pakta
column-reason = alasan
column-people = pegawai
column-percent = %
column-position = jabatan
column-received = diterima
column-recorded = dicatat
column-revoked = dicabut
column-role = peran
column-row = baris
column-signed-on = ditandatangani
column-since = sejak
column-status = status
column-text-hash = hash teks
column-title = judul
column-unit = unit kerja
column-verdict = simpulan

## Tabel yang harus diisi: cli/commands/template

template-sheet-list = Daftar
template-sheet-instructions = Petunjuk
template-title = Cara mengisi lembar “Daftar”; tabelnya kemudian dibaca oleh `ikrar { $command }`
template-rows = Satu baris per orang, tepat di bawah judul kolom. Jangan mengganti judul kolom; kolom yang boleh kosong boleh dihapus.
template-cells = Nomor berupa teks agar tidak ada angka yang hilang; tanggal ditulis 2024-01-31. Sel dengan daftar pilihan menawarkan isi yang berlaku. Lembar ini tidak dibaca.
template-column = Kolom
template-needed = Wajib?
template-content = Isi
template-example = Contoh
template-needed-always = wajib
template-needed-one-of = NIP atau NIK, atau keduanya
template-needed-no = boleh kosong
template-choices = Salah satu dari: { $choices }
template-nip = NIP atau NI PPPK, 18 angka
template-nik = NIK, 16 angka; untuk pegawai tanpa NIP
template-name = Nama beserta gelar
template-name-compared = Nama, untuk dicocokkan dengan pemilik nomor; baris dengan nama lain ditolak
template-status = Status kepegawaian
template-agency = Kode instansi seperti 16.06, atau namanya; tidak perlu bila memakai --agency KODE
template-unit = Unit kerja, ditulis sama di setiap baris
template-position = Jabatan
template-grade = Golongan: III/c, IX
template-replaced = Hanya bila nomor diganti: nomor sebelumnya
template-public-key = Kunci publik milik pegawai itu sendiri, 64 digit heksadesimal, seperti ditampilkan `ikrar key show`
template-signed-on = Tanggal pakta ditandatangani
template-method = Cara pakta ditandatangani
template-scan = Berkas pindaian, di folder tabel ini atau di bawahnya; atau hash BLAKE3 berkas itu
template-departed-on = Hari pertama tidak lagi bertugas; hari ini, atau --on, bila kosong
template-returned-on = Hari pertama kembali bertugas; hari ini, atau --from, bila kosong
template-on = Tanggal kejadian; hari ini, atau --on, bila kosong
template-from = Hari pertama cuti; hari ini, atau --from, bila kosong
template-until = Hari terakhir cuti, bila sudah diketahui
template-attendance = Cara hadir; hadir sendiri bila kosong
template-kind = Jenis cuti
template-case = Kasus: nomornya, atau delapan digit pertamanya atau lebih
template-step = Langkah: kode atau namanya dalam buku aturan (`rulebook steps`); boleh kosong bila perintahnya sudah berarti satu langkah
template-step-on = Hari langkah; untuk yang harus diterima, hari penerimaan
template-office = Kode pejabat yang bertindak, misalnya ppk (`rulebook offices`)
template-capacity = Bagaimana jabatan itu dipegang
template-below = Berapa tingkat pegawai berada di bawah pejabat itu
template-body = Lembaga yang bersangkutan, misalnya BKN
template-exam-on = Hari pemeriksaan menurut panggilan
template-step-until = Hari terakhir dari yang dimulai
template-manner = Bagaimana keputusan disampaikan
template-level = Tingkatnya; tingkat sanksinya bila tidak diisi
template-sanction = Kode sanksi (`rulebook sanctions`)
template-class = Kelas jabatan pegawai, pada keputusan
template-number = Nomor surat atau keputusan
template-step-note = Mengapa, atau apa yang ditemukan, tanpa nama pelapor
template-note = Apa yang dikatakan, bila ada
template-reason = Alasannya

## The demo: cli/demo.rs

demo-invented = Semua orang dan berkas di sini rekaan; hukum dalam buku aturan belum diverifikasi.
demo-1-ledger = 1. Register netralitas baru, dengan kunci pengelola, pencatat, pemeriksa, dan dua pejabat yang berwenang menghukum (PyBM).
demo-2-people = 2. { $people } pegawai dari 18 pemerintah daerah: daftar dan kunci masing-masing.
demo-3-campaign = 3. Kampanye pakta dibuka. Apel direncanakan 6 Desember 2023, ditunda, dan dilaksanakan 27 Desember oleh perwakilan: hadir bukan berarti menandatangani.
demo-4-pacts = 4. Setiap orang menandatangani dengan kunci sendiri; ada yang terlambat, ada yang belum.
demo-5-cases = 5. Tiga dugaan pelanggaran: satu terbukti dan berlaku, satu tidak terbukti, satu masih terbuka. Hukuman berat butuh dua pejabat.
demo-6-summary = 6. Keadaan per pemerintah daerah:
demo-7-verify = 7. Seluruh register diperiksa: rantai, isi, tanda tangan, wewenang.
demo-8-tamper = 8. Satu byte entri { $victim } diubah dalam salinan register, lalu diperiksa:
demo-next = Coba juga:
demo-seconds = { "   " }{ $seconds } detik

## Help: a message for each command, an attribute for each of its arguments

-file = Berkas masukan
-partial = Mencatat yang dapat dicatat walaupun ada baris yang ditolak
-columns = Berkas berisi judul lain untuk kolom (TOML: nip = ["NOMOR PEGAWAI"])
-sheet = Hanya membaca lembar ini; bila tidak, semua lembar yang memiliki kolomnya
-dry-run = Hanya menyebut apa yang akan dicatat
-accept-names = Nama yang jelas berbeda memang nama baru pegawai yang sama
-today = hari ini jika tidak diisi
-open-campaign = Kode kampanye pakta; jika tidak diisi, satu-satunya yang masih dibuka
-output = Berkas keluaran; keluaran standar jika tidak diisi
-force = Menimpa berkas keluaran yang sudah ada; kunci privat dan tautan tidak pernah ditimpa
-reason = Alasannya
-new-folder = Folder yang akan dibuat; harus belum ada atau kosong
-seen-by-all = karena isi baris perintah dapat dibaca semua pengguna komputer ini
-person = NIP, NI PPPK, NIK, pengenal pegawai atau delapan digit pertamanya
-person-file = `@BERKAS` membacanya dari berkas, `@-` dari masukan standar, { -seen-by-all }
-rules-on = Tanggal perbuatan yang aturannya ditanyakan; { -today }
-case = Pengenal kasus, atau delapan digit pertamanya, seperti pada `case list`
-level = Tingkat pelanggaran: kode etik, ringan, sedang, berat, atau PTDH; mengikuti tingkat sanksinya jika tidak diisi
-decided-on = Tanggal keputusan; { -today }
-not-proven = Pelanggaran tidak terbukti
-sanction = Pelanggaran terbukti; isi dengan kode sanksi dalam buku aturan

help = Register kepatuhan netralitas ASN
    .ledger = Folder register netralitas
    .key = Kunci privat penulis (PKCS#8 PEM); frasa sandinya ditanyakan, atau diambil dari `IKRAR_PASSPHRASE`
    .format = Format hasil
    .lang = Bahasa pesan; jika tidak diisi, mengikuti locale sistem, atau `id`
    .quiet = Tanpa bilah kemajuan dan tanpa keterangan tambahan
    .show-nik = Tampilkan NIK lengkap, bukan hanya empat digit terakhir; JSON selalu memuatnya
    .output = Tulis daftar ke berkas baru ini; akhiran .xlsx atau .csv sekaligus menentukan bentuknya
    .clock-is-right = Tetap mencatat walaupun entri terbaru berumur lebih dari 31 hari: jam komputer sudah diperiksa
    .help = Menampilkan bantuan
    .version = Menampilkan versi program

help-help = Menampilkan bantuan ini atau bantuan suatu perintah

help-init = Membuat register baru; kunci yang dipakai menjadi admin pertama
    .origin = Nama publik register, berupa URL tanpa skema
    .agency = Kode instansi pemilik register, misalnya 16.06
    .name = Nama instansi itu
    .zone = Zona waktu untuk tanggal-tanggal resmi register
    .rulebook = Buku aturan yang diterbitkan sebagai ganti bawaan program

help-key = Kunci privat
help-key-new = Membuat kunci; bagian publiknya ditulis di sampingnya: NAMA.pub untuk NAMA.pem, NAMA.key, atau NAMA
    .output = Berkas kunci privat; harus belum ada, dan namanya tidak berakhir dengan .pub
    .no-passphrase = Tidak mengenkripsi kunci itu
help-key-show = Menampilkan bagian publik dan pengenal kunci
    .file = Kunci privat atau kunci publik (PEM)

help-officer = Petugas yang boleh menulis ke register netralitas
help-officer-enroll = Memberi peran kepada sebuah kunci
    .role = Peran, masing-masing: pengelola, pencatat, pemeriksa, PyBM, pengawas
    .office = Nama kantor atau satuan kerja (bukan nama pejabatnya): terbuka untuk selamanya
    .public-key = Kunci publik: berkas .pub, atau 64 digit heksadesimal
    .from = Hari pertama peran itu berlaku; { -today }
help-officer-revoke = Mencabut semua peran dari sebuah kunci
    .key-id = Pengenal kunci atau delapan digit pertamanya, seperti pada `officer list`
    .reason = { -reason }
    .on = Berlaku sejak tanggal ini; { -today }
help-officer-list = Menampilkan daftar kunci dan perannya

help-roster = Data pegawai dari lembar kerja
help-roster-list = Menampilkan pegawai yang bertugas dengan kolom daftar pegawai
    .unit = Hanya pegawai unit kerja ini, tanpa membedakan huruf besar dan kecil; boleh diulang
    .agency = Hanya pegawai instansi ini
    .status = Hanya status kepegawaian ini; boleh diulang
    .in-service-on = Pegawai yang bertugas pada tanggal ini, sebagaimana datanya saat itu; { -today }
help-roster-export = Menulis pegawai yang bertugas sebagai tabel yang dapat dibaca kembali oleh `roster import`
    .unit = Hanya pegawai unit kerja ini, tanpa membedakan huruf besar dan kecil; boleh diulang
    .agency = Hanya pegawai instansi ini
    .status = Hanya status kepegawaian ini; boleh diulang
    .in-service-on = Pegawai yang bertugas pada tanggal ini, sebagaimana datanya saat itu; { -today }
    .output = { -output }
    .force = { -force }
help-roster-import = Mendaftarkan pegawai baru dan mencatat perubahan data pegawai yang sudah terdaftar
    .file = { -file } (.csv atau .xlsx)
    .columns = { -columns }
    .sheet = { -sheet }
    .agency = Instansi semua baris; kolom instansi lalu tidak diperlukan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .from = Sejak kapan data itu berlaku, dan pegawai baru bertugas; { -today }
    .accept-names = { -accept-names }
    .backdate = Memundurkan hari pertama bertugas ke --from, dengan alasan ini
    .returns = Pegawai yang telah berhenti kembali bertugas sejak --from, dengan alasan ini
    .missing = Menampilkan siapa yang tercatat tetapi tidak ada dalam tabel

help-person = Siapa adalah siapa, siapa yang bertugas, dan kunci milik pegawai sendiri
help-person-show = Menampilkan semua yang diketahui tentang seorang pegawai
    .person = { -person }. { -person-file }
help-person-find = Mencari pegawai dengan sebagian namanya, tanpa gelar dan tanpa membedakan huruf besar dan kecil
    .name = Satu atau beberapa kata dari nama. `@BERKAS` dan `@-` seperti pada pegawai
help-person-list = Menampilkan pegawai yang bertugas
    .unit = Hanya pegawai unit kerja ini, tanpa membedakan huruf besar dan kecil; boleh diulang
    .agency = Hanya pegawai instansi ini
    .status = Hanya status kepegawaian ini; boleh diulang
    .in-service-on = Pegawai yang bertugas pada tanggal ini, sebagaimana datanya saat itu; { -today }
    .all = Juga yang sudah berhenti atau belum mulai bertugas
help-person-depart = Mencatat bahwa seorang pegawai berhenti bertugas
    .person = { -person }. { -person-file }
    .table = Tabel pegawai sebagai gantinya, .csv atau .xlsx: kolom nip atau nik, tanggal, alasan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .reason = Sebabnya
    .on = Hari pertama tidak bertugas; { -today }
help-person-return = Mencatat bahwa pegawai yang telah berhenti bertugas kembali
    .person = { -person }. { -person-file }
    .table = Tabel pegawai sebagai gantinya, .csv atau .xlsx: kolom nip atau nik, mulai, alasan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .reason = Sebabnya
    .from = Hari pertama bertugas kembali; { -today }
help-person-leave = Mencatat bahwa seorang pegawai cuti
    .person = { -person }. { -person-file }
    .table = Tabel pegawai sebagai gantinya, .csv atau .xlsx: kolom nip atau nik, jenis cuti, mulai, sampai atau kembali
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .kind = Jenis cuti
    .from = Hari pertama cuti; { -today }
    .back-on = Hari pertama bekerja kembali, bila diketahui
help-person-leave-end = Mencatat pegawai kembali dari cuti
    .person = { -person }. { -person-file }
    .on = Hari pertama kembali bekerja; { -today }
help-person-renumber = Mencatat bahwa suatu nomor memang diganti dengan nomor lain
    .old = Nomor yang berakhir. { -person-file }
    .new = Nomor penggantinya. { -person-file }
    .reason = Sebabnya
    .from = Sejak kapan nomor baru berlaku; { -today }
help-person-merge = Mencatat bahwa dua catatan milik satu pegawai: seluruh isi yang pertama menjadi milik yang kedua
    .person = Catatan yang berakhir: { -person }. { -person-file }
    .into = Catatan yang diteruskan: { -person }. { -person-file }
    .reason = Dari mana hal itu diketahui
help-person-withdraw = Menarik kembali pendaftaran yang keliru, selama belum ada yang bersandar padanya
    .person = { -person }. { -person-file }
    .reason = Sebabnya
help-person-first-day = Mencatat bahwa seorang pegawai mulai bertugas lebih awal daripada yang tercatat
    .person = { -person }. { -person-file }
    .from = Hari pertama bertugas
    .reason = Sebabnya, dan dari mana hal itu diketahui
    .of-key = Hari pertama kunci ini: pengenalnya atau delapan digit pertamanya
help-person-enroll-keys = Mendaftarkan kunci publik milik pegawai: kolom nip atau nik, dan public_key
    .file = { -file } (.csv atau .xlsx)
    .columns = { -columns }
    .sheet = { -sheet }
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .backdate = Memundurkan hari pertama kunci ke --from, dengan alasan ini
    .from = Sejak kapan tanda tangan dengan kunci itu berlaku; { -today }
help-person-end-key = Mencatat kunci milik pegawai tidak berlaku lagi
    .person = { -person }. { -person-file }
    .key-id = Pengenal kunci atau delapan digit pertamanya; jika tidak diisi, satu-satunya yang berlaku
    .reason = { -reason }
    .on = Sejak tanggal ini; { -today }
help-template = Tulis lembar kerja siap isi, dengan daftar pilihan isi selnya
    .kind = Kegunaan tabel itu
    .output = Berkas yang ditulis (.xlsx), tanpa menimpa yang sudah ada; JENIS.xlsx di sini bila tidak disebut
help-unit = Unit kerja, sebagaimana tertulis dalam daftar pegawai
help-unit-list = Menampilkan unit kerja, dan nama yang mungkin ejaan dari satu unit
    .agency = Hanya unit dari instansi ini
    .as-of = Per tanggal ini; { -today }
help-unit-rename = Mengganti nama unit kerja pada data setiap pegawainya
    .old = Nama yang sekarang, tanpa membedakan huruf besar dan kecil
    .new = Nama penggantinya
    .from = Sejak kapan nama baru berlaku; { -today }
    .agency = Hanya pada instansi ini

help-campaign = Kampanye pakta: meminta pegawai menandatangani pakta
help-campaign-open = Membuka kampanye pakta: meminta pegawai menandatangani pakta
    .code = Kode kampanye pakta, dipilih sendiri
    .election = Kode pemilihan dalam buku aturan
    .title = Judul kampanye pakta
    .text = Berkas naskah pakta; yang ditandatangani adalah hash-nya
    .agency = Hanya instansi ini; boleh diulang
    .unit = Hanya unit kerja ini; boleh diulang
    .status = Hanya status kepegawaian ini; boleh diulang
    .opens = Hari pertama tanda tangan diperhitungkan; { -today }
    .due = Tenggat: hari terakhir tanda tangan dianggap tepat waktu
    .force = Buka juga meskipun tidak ada pegawai yang diminta, atau unit kerja atau instansinya tidak dikenal
help-campaign-close = Menutup kampanye pakta: tanda tangan sesudahnya tidak diperhitungkan
    .code = Kode kampanye pakta
    .reason = { -reason }
    .on = Hari terakhirnya; { -today }
help-campaign-list = Menampilkan daftar kampanye pakta
help-campaign-show = Menampilkan kampanye pakta dan siapa yang diminta menandatangani, per unit kerja
    .code = Kode kampanye pakta
help-campaign-export = Menulis berkas yang diperlukan pegawai untuk menandatangani secara luring
    .code = Kode kampanye pakta
    .output = { -output }
    .force = { -force }

help-ceremony = Upacara ikrar sebuah kampanye, dan siapa yang hadir
help-ceremony-schedule = Catat bahwa upacara diumumkan
    .name = Nama upacara; terbuka selamanya, dan tunggal dalam kampanyenya
    .on = Hari yang direncanakan
    .place = Tempatnya
    .campaign = { -open-campaign }
help-ceremony-postpone = Catat bahwa upacara ditunda
    .name = Nama upacara, seperti ditampilkan `ikrar ceremony list`
    .reason = { -reason }
    .to = Hari yang baru, bila sudah diketahui
    .on = Hari pengumumannya; { -today }
    .campaign = { -open-campaign }
help-ceremony-hold = Catat bahwa upacara dilaksanakan
    .name = Nama upacara, seperti ditampilkan `ikrar ceremony list`
    .on = Harinya; { -today }
    .claimed = Berapa orang yang disebut hadir: pernyataan, bukan hitungan
    .leader = Jabatan pemimpin upacara (bukan nama pejabatnya)
    .reader = Jabatan pembaca ikrar (bukan nama pejabatnya)
    .witness = Jabatan atau lembaga yang menyaksikan; boleh diulang
    .attendance = Tabel daftar hadir, .csv atau .xlsx: kolom nip atau nik, kehadiran
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .campaign = { -open-campaign }
help-ceremony-attend = Catat siapa yang hadir pada upacara: kolom nip atau nik, kehadiran
    .name = Nama upacara, seperti ditampilkan `ikrar ceremony list`
    .file = { -file } (.csv atau .xlsx)
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .campaign = { -open-campaign }
help-ceremony-cancel = Catat bahwa upacara tidak jadi dilaksanakan
    .name = Nama upacara, seperti ditampilkan `ikrar ceremony list`
    .reason = { -reason }
    .on = Hari pengumumannya; { -today }
    .campaign = { -open-campaign }
help-ceremony-list = Tampilkan upacara: berapa yang disebut hadir, dan berapa yang terhitung
    .campaign = Hanya upacara kampanye ini
    .absent = Tampilkan siapa yang diminta menandatangani tetapi tidak ada dalam daftar hadir upacara ini
help-pact = Pakta integritas
help-pact-record = Mencatat pakta kertas: kolom nip atau nik, signed_on, method, scan (hash BLAKE3, atau berkas di folder tabel atau di bawahnya)
    .file = { -file } (.csv atau .xlsx)
    .columns = { -columns }
    .sheet = { -sheet }
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .campaign = { -open-campaign }
help-pact-sign = Menandatangani pakta dengan kunci sendiri, secara luring
    .campaign = Berkas yang ditulis oleh `campaign export`
    .on = Tanggal tanda tangan; { -today }
    .yes = Tanda tangani tanpa ditampilkan naskahnya dan ditanya
    .output = { -output }
    .force = { -force }
help-pact-import = Mencatat tanda tangan yang dibuat pegawai dengan kunci sendiri, dari berkas JSON
    .file = { -file } (.jsonl)
    .partial = { -partial }
    .dry-run = { -dry-run }
help-pact-void = Mencatat tanda tangan ternyata tidak sah
    .person = { -person }. { -person-file }
    .table = Tabel pegawai sebagai gantinya, .csv atau .xlsx: kolom nip atau nik, tanggal, alasan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .reason = { -reason }
    .campaign = { -open-campaign }
    .on = Sejak tanggal ini; { -today }
help-pact-refuse = Mencatat pegawai menolak menandatangani
    .person = { -person }. { -person-file }
    .table = Tabel pegawai sebagai gantinya, .csv atau .xlsx: kolom nip atau nik, tanggal, keterangan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .note = Keterangan
    .campaign = { -open-campaign }
    .on = Tanggalnya; { -today }
help-pact-excuse = Mencatat pegawai dikecualikan dari penandatanganan
    .person = { -person }. { -person-file }
    .table = Tabel pegawai sebagai gantinya, .csv atau .xlsx: kolom nip atau nik, tanggal, alasan
    .partial = { -partial }
    .dry-run = { -dry-run }
    .accept-names = { -accept-names }
    .columns = { -columns }
    .sheet = { -sheet }
    .reason = { -reason }
    .campaign = { -open-campaign }
    .on = Tanggalnya; { -today }

help-case = Kasus dugaan pelanggaran
    .case = { -case }
    .on = Tanggal langkah; untuk yang harus diterima, tanggal diterima; { -today }
    .office = Kantor yang bertindak, menurut kodenya dalam buku aturan; lihat `rulebook offices`
    .capacity = Kedudukan pejabatnya
    .below = Berapa tingkat pegawai berada di bawah pejabat itu
    .body = Badan yang dimaksud, misalnya KASN atau BKN
    .exam-on = Tanggal pemeriksaan dalam panggilan
    .until = Hari terakhirnya
    .manner = Cara keputusan disampaikan
    .level = Tingkatnya; tingkat sanksinya jika tidak disebut
    .sanction = Sanksi yang menggantikan sanksi sebelumnya
    .number = Nomor surat atau keputusan
    .document = Surat atau keputusan; yang dicatat hash-nya, bukan berkasnya
    .note = Alasan atau hasilnya, tanpa nama pelapor. `@BERKAS` mengambilnya dari berkas
    .table = Tabel langkah sebagai gantinya, .csv atau .xlsx: kolom kasus, langkah, tanggal, pejabat, dan lainnya; `template steps` menuliskannya
    .partial = { -partial }
    .dry-run = { -dry-run }
    .columns = { -columns }
    .sheet = { -sheet }
help-case-report = Melaporkan dugaan pelanggaran
    .person = Terlapor: { -person }. { -person-file }
    .act = Kode perbuatan dalam buku aturan, misalnya B6; diulang untuk perbuatan lain yang ditemukan bersama
    .contest = Jenis pemilihan yang bersangkutan menurut buku aturan, misalnya legislative; wajib jika pada hari itu baru sebagian calon sudah ditetapkan
    .election = Kode pemilihannya; tidak perlu jika hanya satu yang mempunyai jenis itu
    .region = Kode wilayah pemilihannya, misalnya 16 atau 16.06; tidak diisi jika seluruh Indonesia
    .acted-on = Tanggal perbuatan
    .acted-until = Hari terakhir, jika berlangsung beberapa hari
    .known-on = Tanggal diketahui; sama dengan tanggal penerimaan jika tidak diisi
    .received-on = Tanggal penerimaan; { -today }
    .channel = Asal dugaan: laporan (report) atau temuan (finding)
    .summary = Uraian dugaan, tanpa nama pelapor. `@BERKAS` dan `@-` berlaku seperti pada pegawai; teks yang diawali `@` ditulis dengan `@@`
    .again = Laporan lain atas pegawai, perbuatan, dan tanggal yang sama dengan yang sudah tercatat
help-case-propose = Mengusulkan keputusan hukuman disiplin; keputusan berat memerlukan usulan dari petugas lain
    .case = { -case }
    .not-proven = { -not-proven }
    .sanction = { -sanction }
    .level = { -level }
    .on = { -decided-on }
help-case-decide = Menetapkan keputusan; mulai berlakunya mengikuti penyampaiannya, lihat `case deliver`
    .case = { -case }
    .not-proven = { -not-proven }
    .sanction = { -sanction }
    .level = { -level }
    .on = { -decided-on }
    .office = Kantor yang menetapkan, menurut kodenya dalam buku aturan, misalnya ppk; lihat `rulebook offices`
    .position = Jenjang jabatan pegawai pada hari itu
    .number = Nomor keputusan (SK)
    .document = Keputusannya; yang dicatat hash-nya, bukan berkasnya
    .note = Hasilnya, dan pasal dasarnya. `@BERKAS` mengambilnya dari berkas
help-case-ask = Meminta kelengkapan laporan
help-case-complete = Mencatat laporan sudah dilengkapi
help-case-register = Meregistrasi laporan; batas waktunya dihitung sejak dugaan diketahui
help-case-as-finding = Menjadikan laporan yang terlambat sebagai temuan
help-case-leave = Mencatat laporan tidak diregistrasi
help-case-study = Mencatat hasil kajian: pelanggaran peraturan lain
help-case-forward = Meneruskan kasus kepada badan pengawas saat itu
help-case-take-up = Mengambil kasus sebagai atasan tanpa menunggu laporan
help-case-verify = Mencatat kasus sudah diverifikasi badan pengawas
help-case-reject = Menolak laporan: bukan pelanggaran, atau pada verifikasi
help-case-cancel = Membatalkan kasus pada verifikasi
help-case-recommend = Mencatat rekomendasi diterima PPK
help-case-team = Membentuk tim pemeriksa; wajib sebelum pemeriksaan jika diduga berat
help-case-summon = Memanggil pegawai, pertama atau kedua kali; pemeriksaan paling lambat 7 hari kerja
help-case-absent = Mencatat pegawai tidak hadir; pada panggilan kedua kasus dilanjutkan tanpa pemeriksaan
help-case-examine = Mencatat pemeriksaan
help-case-relieve = Membebaskan sementara pegawai dari tugas
help-case-restore = Mencatat pegawai kembali bertugas
help-case-refer = Menyerahkan kasus kepada pejabat yang lebih tinggi
help-case-panel = Membentuk majelis kode etik, lalu mencatat sidangnya
help-case-deliver = Mencatat keputusan diterima pegawai; paling lambat 14 hari kerja sesudah ditetapkan
help-case-object = Mencatat keberatan pada hari diterima; paling lambat 14 hari kerja sesudah keputusan diterima
help-case-appeal = Mencatat banding administratif pada hari diterima; paling lambat 14 hari kerja sesudah keputusan diterima
help-case-respond = Mencatat tanggapan pejabat atas keberatan atau banding
help-case-uphold = Mencatat keputusan diperkuat dalam keberatan atau banding
help-case-change = Mencatat hukuman diubah dalam keberatan atau banding
help-case-annul = Mencatat keputusan dibatalkan: dalam keberatan, banding, oleh BKN, atau pengadilan
help-case-revoke = Mencabut keputusan, sehingga kasus ditetapkan kembali
help-case-inadmissible = Menjawab keberatan atau banding tidak dapat diterima
help-case-withdraw = Mencatat keberatan atau banding dicabut
help-case-follow-on = Mencatat keputusan yang wajib menyusul: CPNS diberhentikan sesudah hukuman sedang
help-case-execute = Mencatat hukuman tanpa jangka waktu sudah dilaksanakan
help-case-upload = Mencatat pengunggahan ke I'DIS
help-case-warn = Mencatat peringatan badan pengawas
help-case-block = Mencatat pemblokiran layanan kepegawaian
help-case-unblock = Mencatat pemblokiran dibuka
help-case-reprimand = Mencatat teguran kepada kepala daerah
help-case-reopen = Membuka kembali kasus karena bukti baru
help-case-take = Mencatat langkah mana pun dalam buku aturan; `rulebook steps` menampilkannya
    .step = Kode langkah
help-case-show = Menampilkan semua yang tercatat tentang satu kasus
    .case = { -case }
    .as-of = Keadaannya pada hari ini; { -today }
help-case-list = Menampilkan daftar kasus dugaan pelanggaran
    .person = Hanya kasus pegawai ini: { -person }
    .act = Hanya kasus dengan kode perbuatan ini
    .election = Hanya kasus tentang pemilihan ini
    .state = Hanya kasus dalam keadaan ini; boleh diulang
    .turn = Hanya kasus yang menunggu tindakan badan ini
    .open = Hanya kasus yang belum ditetapkan keputusannya
    .overdue = Hanya kasus yang melewati batas waktu
    .due-within = Hanya kasus yang batas waktunya habis dalam sekian hari, misalnya 7d
    .as-of = Keadaannya pada hari ini; { -today }

help-status = Menampilkan keadaan pegawai: pakta, perilaku, kesimpulan, dan alasannya
    .person = { -person }; semua pegawai jika tidak diisi. `@BERKAS` membaca satu per baris dari berkas, `@-` dari masukan standar, { -seen-by-all }
    .agency = Hanya pegawai instansi ini
    .unit = Hanya pegawai unit kerja ini, tanpa membedakan huruf besar dan kecil; boleh diulang
    .pact = Hanya pegawai dengan keadaan pakta ini; boleh diulang
    .conduct = Hanya pegawai dengan keadaan perilaku ini; boleh diulang
    .campaign = { -open-campaign }
    .as-of = Keadaan per tanggal ini; { -today }
    .known-at = Berdasarkan yang sudah tercatat pada waktu ini, sampai dengan tanggal ini, atau sampai dengan entri ini; juga waktu seperti yang ditampilkan `history`
    .explain = Dengan alasannya: tanggal, entri, aturan beserta dasar hukum, dan yang akan mengubah simpulan; untuk pegawai yang disebut
    .summary = Menghitung pegawai per unit kerja, tanpa mendaftar satu per satu

help-history = Menampilkan semua peristiwa tentang seorang pegawai, menurut urutan pencatatan
    .person = { -person }. { -person-file }
    .campaign = Hanya yang menyangkut pakta kampanye ini
    .from = Hanya yang dicatat sejak tanggal ini
    .known-at = Hanya yang sudah tercatat pada waktu ini, sampai dengan tanggal ini, atau sampai dengan entri ini; juga waktu seperti yang ditampilkan di sini
help-rulebook = Buku aturan: perbuatan, sanksi, batas waktu, dan tahapan pemilihan
help-rulebook-show = Menampilkan buku aturan yang berlaku, sumbernya, dan berapa isinya yang sudah diperiksa
    .on = { -rules-on }
help-rulebook-acts = Menampilkan perbuatan yang dilarang, dengan kode, masa, dan tingkatnya
    .on = { -rules-on }
help-rulebook-sanctions = Menampilkan sanksi, bagi siapa dan sejak kapan
    .on = { -rules-on }
help-rulebook-steps = Menampilkan langkah kasus: dari mana ke mana, dan apa yang harus disebutkan
    .on = { -rules-on }
help-rulebook-offices = Menampilkan pejabat yang berwenang, apa dan terhadap siapa
    .on = { -rules-on }
help-rulebook-deadlines = Menampilkan batas waktu
    .on = { -rules-on }
help-rulebook-elections = Menampilkan pemilihan, jenis-jenisnya, dan tahapannya
    .on = { -rules-on }
help-rulebook-check = Memeriksa bentuk dan keruntutan buku aturan dalam berkas, tanpa mencatat apa pun
    .file = Berkas TOML
help-rulebook-publish = Menerbitkan buku aturan atau versi barunya
    .file = Berkas TOML; versinya lebih tinggi daripada yang sudah ada
help-holidays = Hari libur nasional dan cuti bersama, dasar penghitungan hari kerja
help-holidays-list = Menampilkan hari libur yang diketahui
    .year = Hanya hari libur tahun ini
help-holidays-check = Memeriksa bentuk daftar hari libur dalam berkas, tanpa mencatat apa pun
    .file = Berkas TOML, seperti dalam `seeds/holidays`
help-holidays-publish = Mengumumkan hari libur: daftar baru menggantikan daftar dari tahun dan jenis yang sama
    .file = Berkas TOML, seperti dalam `seeds/holidays`
help-report-cases = Melaporkan kasus menurut kelompok, tingkat, masa, perbuatan, dan jabatan, beserta angkanya
    .election = Hanya kasus tentang pemilihan ini
    .agency = Hanya pegawai instansi ini
    .as-of = Keadaannya pada hari ini; { -today }
    .known-at = Dengan yang tercatat pada waktu, hari, atau sampai entri ini; juga waktu seperti pada `history`
    .public = Untuk umum: hanya menurut kelompok dan tingkat, tanpa angka di bawah 5 yang dapat dihitung balik
help-agenda = Apa yang lewat waktu atau jatuh tempo dalam kasus, dan bagi siapa
    .days = Yang jatuh tempo dalam sekian hari
    .body = Hanya yang mengikat badan ini
    .as-of = Keadaannya pada hari ini; { -today }
    .ics = Menulisnya sebagai isian kalender (iCalendar) ke berkas ini; menyebut kasus, bukan nama
    .force = { -force }
help-correct = Mencatat entri tentang pegawai keliru: entri itu tetap terlihat, tetapi tidak berlaku lagi
    .entry = Nomor entri, seperti pada `history`
    .reason = Apa yang keliru
help-corrections = Menampilkan koreksi, pembatalan, penarikan kembali, dan yang dicatat terlambat: oleh siapa, kapan, dan mengapa
    .late-days = Dianggap terlambat jika dicatat lebih dari sekian hari sesudah kejadiannya
help-reminders = Menampilkan siapa yang belum menandatangani, per unit kerja, dan sisa harinya
    .campaign = { -open-campaign }
    .unit = Hanya pegawai unit kerja ini, tanpa membedakan huruf besar dan kecil; boleh diulang
    .agency = Hanya pegawai instansi ini
    .as-of = Per tanggal ini; { -today }
    .per-unit = Tulis per unit kerja: satu buku kerja (.xlsx) dengan satu lembar per unit, atau folder dengan satu buku kerja per unit
help-report = Laporan, dengan entri yang menjadi dasarnya
help-report-pacts = Keadaan kampanye pakta per unit kerja, dalam angka dan persen
    .campaign = { -open-campaign }
    .as-of = Per tanggal ini; { -today }
    .known-at = Berdasarkan yang sudah tercatat pada waktu ini, atau sampai dengan entri ini
    .html = Sebagai gantinya, tulis halaman siap cetak dengan tempat tanda tangan ke berkas ini
    .force = { -force }

help-log = Menampilkan entri-entri log
    .from = Nomor entri pertama
    .to = Nomor entri terakhir; yang terbaru jika tidak diisi
    .open = Menampilkan isi yang tersegel

help-verify = Memeriksa seluruh register netralitas: rantai hash, isi, tanda tangan, kewenangan
    .without-keys = Periksa yang dapat diperiksa tanpa penyimpanan kunci, yang tidak diberikan kepada Anda
    .only = Hanya temuan pemeriksaan ini; beberapa dipisahkan koma

help-check = Memeriksa berkas bukti yang diserahkan seseorang, tanpa register dan tanpa rahasianya
    .file = Berkas bukti (.ikrar)
    .policy = Kebijakan: log mana yang dimaksud, dan kesaksian siapa yang cukup
    .seen = Berkas bukti sebelumnya; tidak satu pun yang ditunjukkannya boleh hilang dalam yang ini
    .campaign = { -open-campaign }
    .as-of = Per tanggal ini; { -today }
    .quorum-optional = Berhasil juga jika saksi yang melihat checkpoint kurang dari permintaan kebijakan

help-prove = Menulis bukti seluruh catatan seseorang, atau bukti bahwa suatu entri ada dalam log, bagi siapa pun yang tidak memegang register
    .person = NIP, NI PPPK, NIK atau id orang itu, atau id suatu kasusnya; atau nomor suatu entri
    .file = Berkas bukti yang akan dibuat (.ikrar), atau untuk entri sebuah .tlog-proof, dengan .leaf di sampingnya
    .force = { -force }

help-record = Mencatat peristiwa apa pun dari berkas JSON, satu peristiwa per baris
    .file = { -file } (.jsonl)
    .partial = { -partial }
    .dry-run = { -dry-run }

help-backup = Menyalin register netralitas sampai entri terakhirnya, juga selagi ada yang mencatat
    .target = Folder yang akan dibuat, yang harus belum ada atau kosong; atau berkas yang namanya berakhir dengan .tar
    .with-keys = Menyertakan penyimpanan kunci, disegel dengan frasa sandi yang ditanyakan, atau diambil dari `IKRAR_BACKUP_PASSPHRASE`

help-restore = Membuat folder register baru dari cadangan
    .backup = Cadangan: sebuah folder atau berkas .tar
    .to = { -new-folder }
    .keys = Folder penyimpanan kunci (master.key, data-keys) sebagai ganti yang ada dalam cadangan
    .without-keys = Tanpa penyimpanan kunci, walaupun ada dalam cadangan

help-log-key = Kunci yang menandatangani checkpoint
help-log-key-show = Nama suatu kunci dalam catatan sebagai kunci log register ini
    .file = Berkas kunci privat atau publik
help-log-key-announce = Mencatat bahwa suatu kunci menandatangani checkpoint register ini
    .file = Berkas kunci privat atau publik
    .from = Hari pertama; { -today }

help-checkpoint = Menandatangani dan menerbitkan keadaan register; kunci log diberikan dengan --key
    .and-key = Kunci log lainnya, selama kunci yang satu menggantikan yang lain
    .to = Folder tujuan penerbitan lainnya, yang dapat dibaca semua orang

help-accept-restored = Mencatat bahwa register ini dipulihkan dari cadangan, dan melanjutkannya
    .reason = { -reason }

help-publish = Menerbitkan yang boleh dibaca siapa pun, sampai checkpoint terbaru, dan menanyai para saksi tentangnya
    .to = Folder lain tempat menerbitkan, yang dapat dibaca semua orang
help-witness = Siapa yang ditanyai tentang checkpoint, dan menjadi yang ditanyai
help-witness-add = Menanyai seorang saksi tentang setiap checkpoint mulai sekarang
    .name = Sebutannya di sini
    .vkey = Kuncinya, sebagaimana diberikan pengelolanya: nama+hash+base64
    .url = Alamatnya
help-witness-list = Siapa yang ditanyai
help-witness-serve = Menjadi saksi: menandatangani checkpoint log lain selama log itu hanya bertambah
    .name = Nama saksi, alamat tanpa http://, berbeda dari nama log mana pun
    .policy = Log yang dikenal: kebijakan yang hanya baris log-nya dilihat
    .state = Folder untuk yang pernah dilihat
    .listen = Alamat dan port untuk didengarkan
help-monitor = Memeriksa bahwa log yang diterbitkan hanya bertambah, dan bahwa bagian publik, rantai, checkpoint dan isi entri cocok
    .place = Folder atau alamat tempat log itu diterbitkan
    .policy = Kata siapa yang cukup: kunci log, saksi, kuorum
    .state = Berkas untuk yang sudah diperiksa, untuk dilanjutkan lain kali
    .require-quorum = Berakhir dengan 4 bila terlalu sedikit saksi melihat checkpoint itu

help-doctor = Memeriksa kelengkapan dan kecocokan isi folder register netralitas, serta sisa kegagalan; tidak mengubah apa pun
    .repair = Melakukan yang akan dilakukan perintah pencatatan berikutnya: menyisihkan sisa kegagalan

help-demo = Memperagakan seluruh alur pada sebuah provinsi rekaan
    .people = Jumlah pegawai
    .dir = { -new-folder }

## What stands for a value in help

placeholder-backup = CADANGAN
placeholder-case = KASUS
placeholder-channel = ASAL
placeholder-check = PEMERIKSAAN
placeholder-code = KODE
placeholder-command = PERINTAH
placeholder-count = JUMLAH
placeholder-date = TANGGAL
placeholder-days = HARI
placeholder-dir = FOLDER
placeholder-year = TAHUN
placeholder-body = BADAN
placeholder-capacity = KEDUDUKAN
placeholder-manner = CARA
placeholder-step = LANGKAH
placeholder-levels = TINGKAT
placeholder-class = KELAS
placeholder-file = BERKAS
placeholder-file-dir = BERKAS|FOLDER
placeholder-file-hex = BERKAS|HEKSA
placeholder-folder = FOLDER
placeholder-format = FORMAT
placeholder-key-id = PENGENAL
placeholder-into = TUJUAN
placeholder-kind = JENIS
placeholder-lang = BAHASA
placeholder-level = TINGKAT
placeholder-name = NAMA
placeholder-new = BARU
placeholder-old = LAMA
placeholder-options = OPSI
placeholder-people = JUMLAH
placeholder-place = TEMPAT
placeholder-listen = ALAMAT
placeholder-url = ALAMAT
placeholder-vkey = KUNCI
placeholder-person = PEGAWAI
placeholder-reason = ALASAN
placeholder-role = PERAN
placeholder-seq = NOMOR
placeholder-state = KEADAAN
placeholder-status = STATUS
placeholder-target = TUJUAN
placeholder-text = TEKS
placeholder-time-seq = WAKTU|NOMOR
placeholder-zone = ZONA

## Around the texts of help: help.rs

page-usage = Cara pakai
page-commands = Perintah
page-arguments = Argumen
page-options = Opsi
page-global = Opsi umum
page-default = bawaan: { $value }
page-choices = pilihan: { $values }
page-variable = variabel lingkungan: { $name }

## What is wrong with the arguments: misuse.rs

misuse-bytes = sebuah argumen bukan teks UTF-8
misuse-choice = `{ $found }` tidak cocok untuk `{ $argument }`; pilihannya { $known }
misuse-choice-missing = `{ $argument }` memerlukan nilai: { $known }
misuse-command = `{ $found }` bukan perintah
misuse-command-missing = setelah `{ $command }` masih diperlukan perintah: { $known }
misuse-conflict = `{ $argument }` tidak dapat dipakai bersama { $others }
misuse-known-at = tulis nomor entri, tanggal seperti 2023-12-27, atau waktu seperti "2023-12-27 09:00 WIB" atau 2023-12-27T09:00:00+07:00
misuse-missing = belum diisi: { $arguments }
misuse-number = `{ $found }` bukan bilangan bulat, atau terlalu besar
misuse-number-small = bukan bilangan bulat paling kecil { $min }
misuse-option = tidak ada opsi `{ $found }` di sini
misuse-other = argumennya tidak cocok dengan perintah ini
misuse-surplus = argumen `{ $found }` berlebih
misuse-twice = `{ $argument }` hanya boleh dipakai satu kali
misuse-unfit = `{ $found }` tidak cocok
misuse-value = `{ $argument }`: { $reason }
misuse-value-missing = `{ $argument }` memerlukan nilai
misuse-value-surplus = `{ $argument }` tidak memerlukan nilai

misuse-help = Lihat `{ $command } --help`.
misuse-similar = Mungkin yang dimaksud `{ $similar }`.

## Mengapa suatu status demikian

explain-label = { $label }
explain-reasons = Alasan
explain-cases = Kasus
explain-changes = Yang akan mengubahnya
explain-reason = { $on }: { $rule } ({ $name })
explain-reason-case = { $on }: { $rule } ({ $name }), kasus { $case }
explain-case = Kasus { $case }: { $acts } pada { $acted_on }, diterima { $received_on } (entri { $entry }); { $state } sejak { $since }
explain-other-election = Kasus ini mengenai { $election }: tidak diperhitungkan pada baris pakta ini, tetapi secara keseluruhan.
explain-decided = { $on }, entri { $entry }: { $sanction } ({ $level })
explain-in-force = Berlaku sejak { $in_force_on }
explain-in-force-until = Berlaku sejak { $in_force_on }; hukuman selesai pada { $ends_on }
explain-law = { $code } ({ $basis })
explain-law-text = { $code }: { $text } ({ $basis })
explain-law-unverified = { $code } ({ $basis }); belum terverifikasi
explain-law-text-unverified = { $code }: { $text } ({ $basis }); belum terverifikasi
explain-no-basis = tanpa pasal
change-signature = Penandatanganan pakta { $campaign } sampai { $due }.
change-late-signature = Penandatanganan pakta { $campaign }, yang jatuh tempo { $due }, dihitung terlambat.
change-service-on = Masa kerja, yang dimulai { $on }.
change-service = Kembalinya pegawai ke masa kerja.
change-decision = Keputusan dalam kasus { $case }, atau berakhirnya dengan cara lain; giliran { $turn }.
change-delivery = Penyampaian keputusan dalam kasus { $case }: tanpa itu, keputusan tidak pernah berlaku.
change-remedy = Keberatan atau banding dalam kasus { $case }, diterima sampai { $until } ({ $term }), menangguhkan keputusan.
change-in-force = Keputusan dalam kasus { $case } berlaku pada { $on } kecuali ada upaya administratif.
change-unknown-year = Hari kerja tahun { $year }: sebelum diumumkan, keputusan dalam kasus { $case } dianggap belum berlaku.
change-remedy-decided = Jawaban atas keberatan atau banding dalam kasus { $case }; giliran { $turn }. Tidak ada yang berlaku karena didiamkan.
change-served = Pada { $on } hukuman dalam kasus { $case } selesai dijalani.
change-carried-out = Dilaksanakannya hukuman dalam kasus { $case }.
change-annulled = Pembatalan atau pencabutan keputusan dalam kasus { $case }, sejak harinya sendiri.
change-follow-on = Keputusan yang wajib menyusul dalam kasus { $case }: { $sanction }.
change-correction = Koreksi atas salah satu entri ini, yang tetap terlihat dan ikut mengubah masa lalu.
label-topic-campaigns = kampanye
label-topic-ceremonies = upacara
label-topic-officers = pejabat register dan register itu sendiri
label-topic-rulebooks = buku aturan dan hari libur

label-list-person = daftar orang { $person }
label-list-topic = daftar { $topic }

## Mengapa berkas bukti tidak membuktikan apa pun: check.rs

check-beyond = checkpoint tidak mencakup sejauh itu
check-directory = penutup checkpoint bukan entri direktori: { $reason }
check-empty = checkpoint ini tidak mencakup entri apa pun
check-entry = entri { $entry }: { $reason }
check-incomplete = { $list } tidak lengkap, atau bukan yang dicakup checkpoint: { $reason }
check-key = ada kuncinya padahal tidak disegel, atau disegel tanpa kunci
check-leaf = bagian publik sebuah entri tidak sah: { $reason }
check-leaf-length = bagian publik sebuah entri tidak berisi 81 byte
check-list-twice = { $list } ada dua kali
check-lost = { $list } kehilangan apa yang ditunjukkan berkas bukti sebelumnya
check-no-list = sebuah daftar tidak menyebut orang maupun pokok, atau menyebut keduanya
check-no-record = daftar catatan { $person } tidak ada, padahal digabungkan dengan catatan orang itu
check-no-topic = daftar { $topic } tidak ada, padahal tanpanya tidak seorang pun dapat dinilai
check-not-last = entri { $entry } menempati tempat entri terakhir checkpoint
check-order = urutannya tidak sesudah entri sebelumnya
check-other-ledger = entri pertamanya tidak ada, atau milik register lain
check-other-list = entri ini milik daftar lain
check-path = entri ini tidak menuju akar checkpoint
check-proof-form = byte-nya bukan bukti
check-proof-neighbour = yang disebut bukan pasangan tetangganya
check-proof-order = langkahnya tidak menuju ke atas
check-proof-present = ia menyebut kunci yang katanya tidak ada
check-proof-root = ia menuju akar lain
check-twice = entri ini ada dua kali

## Mengapa berkas bukti tidak dapat dibuat: check.rs

bundle-incomplete = entri yang diketahui bukan seluruh { $list }
bundle-no-directory = belum ada checkpoint yang diakhiri entri direktori; buatlah dengan: ikrar checkpoint
bundle-no-entry = tidak ada entri { $entry }
bundle-no-key = kunci pembuka entri { $entry } tidak ada
bundle-no-list = { $list } belum ada pada checkpoint terbaru; buatlah dengan: ikrar checkpoint
bundle-other-list = entri { $entry } milik daftar lain
bundle-tree = pohon yang diterbitkan tidak utuh; terbitkan lagi dengan: ikrar publish
