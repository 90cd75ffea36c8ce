### Bahasa Indonesia. Pengenal, naskahnya, dan dalam kurung kurawal apa yang disisipkan.
### Bagian-bagiannya mengikuti berkas sumber; satu naskah satu baris.

## How several things become one text: words.rs

list-more = { $before }, { $next }
list-and-two = { $before } dan { $last }
list-and = { $before }, dan { $last }
list-or-two = { $before } atau { $last }
list-or = { $before }, atau { $last }

## Identifiers, codes and texts: id.rs

id-agency-code = bukan kode instansi; tulis wilayah seperti 16.06, atau sebuah huruf diikuti 1–31 karakter lagi
id-birth-date = { $date } pada digit 1–8 bukan tanggal
id-campaign-code = bukan kode penandatanganan; tulis 2–40 huruf, angka, dan tanda hubung
id-character = karakter ke-{ $at } bukan digit
id-employment-status = bukan status kepegawaian; tulis CPNS, PNS, PPPK, PPPK paruh waktu, atau non-ASN
id-gender = jenis kelamin { $found } pada digit 15; yang ada hanya 1 dan 2
id-grade = bukan golongan; tulis I/a sampai IV/e, atau I sampai XVII untuk PPPK
id-hex = bukan pengenal yang terdiri atas 32 karakter heksadesimal huruf kecil
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

## Dates and moments: time.rs

time-date = `{ $text }` bukan tanggal; tulis sebagai YYYY-MM-DD
time-instant = `{ $text }` bukan waktu; tulis seperti 2023-12-27T09:00:00+07:00
