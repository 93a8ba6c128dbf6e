<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>What this program is made of</source>
            <translation>Komponen penyusun program ini</translation>
        </message>
        <message>
            <source>Qt and PySide6 are free software under the LGPL, version 3. They lie as libraries of their own in the program's folder and may be replaced there by builds of your own. Their sources: {qt}</source>
            <translation>Qt dan PySide6 adalah perangkat lunak bebas dengan lisensi LGPL versi 3. Keduanya berupa pustaka tersendiri di folder program dan boleh diganti dengan hasil kompilasi Anda sendiri. Kode sumbernya: {qt}</translation>
        </message>
        <message>
            <source>LAPOR! Desktop {version}, Apache-2.0. Icons: Lucide, ISC.</source>
            <translation>LAPOR! Desktop {version}, Apache-2.0. Ikon: Lucide, ISC.</translation>
        </message>
        <message>
            <source>Data: {folder}</source>
            <translation>Data: {folder}</translation>
        </message>
        <message>
            <source>Encrypted: {key}</source>
            <translation>Tersandi: {key}</translation>
        </message>
        <message>
            <source>the key lies in a file on this PC (weak)</source>
            <translation>kuncinya ada dalam berkas di PC ini (lemah)</translation>
        </message>
        <message>
            <source>the key lies in a file on this PC, locked by the PIN</source>
            <translation>kuncinya ada dalam berkas di PC ini, terkunci oleh PIN</translation>
        </message>
        <message>
            <source>the key is in the key storage of this PC, locked by the PIN</source>
            <translation>kuncinya ada di penyimpanan kunci PC ini, terkunci oleh PIN</translation>
        </message>
        <message>
            <source>the key is in the key storage of this PC</source>
            <translation>kuncinya ada di penyimpanan kunci PC ini</translation>
        </message>
    </context>
    <context>
        <name>AccountRow</name>
        <message>
            <source>Sign in…</source>
            <translation>Masuk…</translation>
        </message>
        <message>
            <source>Opens the server's page in your browser</source>
            <translation>Membuka halaman server di peramban Anda</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Keluar dari akun</translation>
        </message>
        <message>
            <source>Complaints, drafts and queue stay on this PC</source>
            <translation>Laporan, konsep, dan antrean tetap di PC ini</translation>
        </message>
        <message>
            <source>Nobody has signed in on this desk yet.</source>
            <translation>Belum ada yang masuk di meja kerja ini.</translation>
        </message>
        <message>
            <source>Signed in as {name} ({role})</source>
            <translation>Masuk sebagai {name} ({role})</translation>
        </message>
        <message>
            <source>Signed out. This desk belongs to {name}.</source>
            <translation>Sudah keluar. Meja kerja ini milik {name}.</translation>
        </message>
    </context>
    <context>
        <name>ActBar</name>
        <message>
            <source>More</source>
            <translation>Lainnya</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>Sync, or stop the sync</source>
            <translation>Sinkronkan, atau hentikan sinkronisasi</translation>
        </message>
        <message>
            <source>Move in the list</source>
            <translation>Bergerak di daftar</translation>
        </message>
        <message>
            <source>Read the complaint</source>
            <translation>Baca laporan</translation>
        </message>
        <message>
            <source>Queue the answer, or carry out a form</source>
            <translation>Antrekan tanggapan, atau jalankan formulir</translation>
        </message>
        <message>
            <source>Back to the list, or end the search</source>
            <translation>Kembali ke daftar, atau akhiri pencarian</translation>
        </message>
        <message>
            <source>To the next field or button</source>
            <translation>Ke isian atau tombol berikutnya</translation>
        </message>
        <message>
            <source>Suggestions for the next misspelt word</source>
            <translation>Saran untuk kata salah eja berikutnya</translation>
        </message>
        <message>
            <source>To what a template left to be filled in</source>
            <translation>Ke isian templat yang masih kosong</translation>
        </message>
        <message>
            <source>Open a list</source>
            <translation>Buka daftar</translation>
        </message>
        <message>
            <source>Today's agenda</source>
            <translation>Agenda hari ini</translation>
        </message>
        <message>
            <source>Find an action or a complaint</source>
            <translation>Cari tindakan atau laporan</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Cari</translation>
        </message>
        <message>
            <source>Filter and order the list</source>
            <translation>Saring dan urutkan daftar</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Tanggapi</translation>
        </message>
        <message>
            <source>Register a complaint</source>
            <translation>Daftarkan laporan</translation>
        </message>
        <message>
            <source>Carry by USB stick…</source>
            <translation>Bawa dengan USB…</translation>
        </message>
        <message>
            <source>Take complaints from Excel…</source>
            <translation>Ambil laporan dari Excel…</translation>
        </message>
        <message>
            <source>Source of complaints…</source>
            <translation>Asal laporan…</translation>
        </message>
        <message>
            <source>Add a complaint by its tracking ID…</source>
            <translation>Tambah laporan menurut Tracking ID…</translation>
        </message>
        <message>
            <source>Undo what was done last</source>
            <translation>Urungkan yang terakhir dilakukan</translation>
        </message>
        <message>
            <source>Next complaint</source>
            <translation>Laporan berikutnya</translation>
        </message>
        <message>
            <source>Previous complaint</source>
            <translation>Laporan sebelumnya</translation>
        </message>
        <message>
            <source>Recap of a period</source>
            <translation>Rekap satu periode</translation>
        </message>
        <message>
            <source>Templates of answers</source>
            <translation>Templat tanggapan</translation>
        </message>
        <message>
            <source>Lock the desk</source>
            <translation>Kunci meja kerja</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Pengaturan</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>Perbesar</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>Perkecil</translation>
        </message>
        <message>
            <source>Usual size</source>
            <translation>Ukuran biasa</translation>
        </message>
        <message>
            <source>Check the connection</source>
            <translation>Periksa sambungan</translation>
        </message>
        <message>
            <source>Check for updates</source>
            <translation>Periksa pembaruan</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Panduan</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Daftar tombol</translation>
        </message>
        <message>
            <source>Tour of the window</source>
            <translation>Tur mengenal jendela</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Keluar</translation>
        </message>
        <message>
            <source>Sign in…</source>
            <translation>Masuk…</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Keluar dari akun</translation>
        </message>
        <message>
            <source>Switch officer…</source>
            <translation>Ganti petugas…</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Laporan</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Daftar</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Tampilan</translation>
        </message>
        <message>
            <source>Help and checks</source>
            <translation>Bantuan</translation>
        </message>
    </context>
    <context>
        <name>Acts</name>
        <message>
            <source>Ask for approval</source>
            <translation>Minta persetujuan</translation>
        </message>
        <message>
            <source>Forward to a unit</source>
            <translation>Teruskan ke unit</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Catatan</translation>
        </message>
        <message>
            <source>Record the unit's answer</source>
            <translation>Catat jawaban unit</translation>
        </message>
        <message>
            <source>Use the unit's answer</source>
            <translation>Pakai jawaban unit</translation>
        </message>
        <message>
            <source>Remind the unit</source>
            <translation>Ingatkan unit</translation>
        </message>
        <message>
            <source>Disposition sheet as PDF…</source>
            <translation>Lembar disposisi sebagai PDF…</translation>
        </message>
        <message>
            <source>Print disposition sheet…</source>
            <translation>Cetak lembar disposisi…</translation>
        </message>
        <message>
            <source>Hand over to the new officer…</source>
            <translation>Serahkan kepada petugas baru…</translation>
        </message>
        <message>
            <source>not as {role}</source>
            <translation>bukan untuk {role}</translation>
        </message>
        <message>
            <source>only on the web page</source>
            <translation>hanya di halaman web</translation>
        </message>
        <message>
            <source>Verification queued</source>
            <translation>Verifikasi diantrekan</translation>
        </message>
        <message>
            <source>Request for completion queued</source>
            <translation>Permintaan kelengkapan diantrekan</translation>
        </message>
        <message>
            <source>Request to pass it on queued</source>
            <translation>Permintaan pengalihan diantrekan</translation>
        </message>
        <message>
            <source>Archiving queued</source>
            <translation>Pengarsipan diantrekan</translation>
        </message>
        <message>
            <source>Closing queued</source>
            <translation>Penutupan diantrekan</translation>
        </message>
        <message>
            <source>Verify and assign</source>
            <translation>Verifikasi dan disposisi</translation>
        </message>
        <message>
            <source>Put on hold</source>
            <translation>Tunda</translation>
        </message>
        <message>
            <source>Not our authority</source>
            <translation>Bukan wewenang</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Arsipkan</translation>
        </message>
        <message>
            <source>Close the complaint</source>
            <translation>Tutup laporan</translation>
        </message>
        <message>
            <source>Freeze…</source>
            <translation>Bekukan…</translation>
        </message>
        <message>
            <source>End the freeze</source>
            <translation>Akhiri pembekuan</translation>
        </message>
        <message>
            <source>Compare complaints that say the same…</source>
            <translation>Bandingkan laporan serupa…</translation>
        </message>
        <message>
            <source>Answer the group at once…</source>
            <translation>Tanggapi sekelompok sekaligus…</translation>
        </message>
        <message>
            <source>Open LAPOR!'s web page…</source>
            <translation>Buka halaman web LAPOR!…</translation>
        </message>
    </context>
    <context>
        <name>Agenda</name>
        <message>
            <source>Overdue</source>
            <translation>Terlambat</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>Jatuh tempo hari ini</translation>
        </message>
        <message>
            <source>Due on the next working day</source>
            <translation>Jatuh tempo hari kerja berikutnya</translation>
        </message>
        <message>
            <source>Due in two working days</source>
            <translation>Jatuh tempo dua hari kerja lagi</translation>
        </message>
        <message>
            <source>Answered, to be settled within two working days</source>
            <translation>Sudah ditanggapi, penyelesaian dalam dua hari kerja</translation>
        </message>
        <message>
            <source>Units that are late</source>
            <translation>Unit yang terlambat</translation>
        </message>
        <message>
            <source>Units that are to answer today or on the next working day</source>
            <translation>Unit yang harus menjawab hari ini atau hari kerja berikutnya</translation>
        </message>
        <message>
            <source>(no title)</source>
            <translation>(tanpa judul)</translation>
        </message>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n terlambat</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n due today</source>
            <translation>
                <numerusform>%n jatuh tempo hari ini</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n due within two working days</source>
            <translation>
                <numerusform>%n jatuh tempo dalam dua hari kerja</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unit(s) to remind</source>
            <translation>
                <numerusform>%n unit perlu diingatkan</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgendaPage</name>
        <message>
            <source>Today's agenda</source>
            <translation>Agenda hari ini</translation>
        </message>
        <message>
            <source>Remind me in an hour</source>
            <translation>Ingatkan satu jam lagi</translation>
        </message>
        <message>
            <source>Remind me tomorrow</source>
            <translation>Ingatkan besok</translation>
        </message>
        <message>
            <source>Remind me again now</source>
            <translation>Ingatkan lagi mulai sekarang</translation>
        </message>
        <message>
            <source>Reminders are put off until %1.</source>
            <translation>Pengingat ditunda sampai %1.</translation>
        </message>
        <message>
            <source>Nothing is due today or in the next two working days.</source>
            <translation>Tidak ada yang jatuh tempo hari ini atau dua hari kerja berikutnya.</translation>
        </message>
        <message numerus="yes">
            <source>and %n more, in the list</source>
            <translation>
                <numerusform>dan %n lagi, di daftar</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AnswerCheck</name>
        <message>
            <source>Check of the answer</source>
            <translation>Pemeriksaan tanggapan</translation>
        </message>
        <message>
            <source>Click to see what may be missing. It never stops you from queueing.</source>
            <translation>Klik untuk melihat apa yang mungkin kurang. Tanggapan tetap dapat diantrekan.</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Salam</translation>
        </message>
        <message>
            <source>Substance</source>
            <translation>Isi</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Langkah berikut</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>Kontak</translation>
        </message>
        <message numerus="yes">
            <source>%n gap(s) left</source>
            <translation>
                <numerusform>%n isian kosong</numerusform>
            </translation>
        </message>
        <message>
            <source>Same as before</source>
            <translation>Sama dengan yang lalu</translation>
        </message>
        <message>
            <source>Tone</source>
            <translation>Nada</translation>
        </message>
        <message>
            <source>Number of the reporter</source>
            <translation>Nomor pelapor</translation>
        </message>
        <message>
            <source>there</source>
            <translation>ada</translation>
        </message>
        <message>
            <source>look again</source>
            <translation>periksa lagi</translation>
        </message>
        <message>
            <source>An identity number or phone of the reporter stands in the answer. Leave it out.</source>
            <translation>Nomor identitas atau telepon pelapor tertulis dalam tanggapan. Sebaiknya dihapus.</translation>
        </message>
        <message>
            <source>Something of the template is still to be filled in: F8 goes there.</source>
            <translation>Masih ada bagian templat yang harus diisi: F8 membawa Anda ke sana.</translation>
        </message>
        <message>
            <source>This answer was given before, word for word. Say what is new.</source>
            <translation>Tanggapan ini sudah pernah diberikan, kata demi kata. Sampaikan apa yang baru.</translation>
        </message>
        <message>
            <source>Capitals and exclamation marks read like shouting.</source>
            <translation>Huruf besar dan tanda seru terbaca seperti membentak.</translation>
        </message>
        <message>
            <source>Greeting: begin with “Yth. Bapak/Ibu Pelapor”, for example.</source>
            <translation>Salam: mulailah misalnya dengan “Yth. Bapak/Ibu Pelapor”.</translation>
        </message>
        <message>
            <source>Substance: say in words of your own what was found out or done about this complaint.</source>
            <translation>Isi: sampaikan dengan kata-kata sendiri apa yang diketahui atau dilakukan tentang laporan ini.</translation>
        </message>
        <message>
            <source>Next step: say what happens after this, and until which day.</source>
            <translation>Langkah berikut: sampaikan apa yang terjadi setelah ini, dan sampai tanggal berapa.</translation>
        </message>
        <message>
            <source>Contact: name the unit, counter, number or address to turn to.</source>
            <translation>Kontak: sebutkan unit, loket, nomor, atau alamat yang dapat dihubungi.</translation>
        </message>
        <message>
            <source>Nothing is missing.</source>
            <translation>Tidak ada yang kurang.</translation>
        </message>
    </context>
    <context>
        <name>AnswerEdit</name>
        <message>
            <source>Answer to the reporter</source>
            <translation>Tanggapan kepada pelapor</translation>
        </message>
        <message>
            <source>Write the answer here. It is saved as you type.</source>
            <translation>Tulis tanggapan di sini. Teks tersimpan selagi Anda mengetik.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Urungkan</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Ulangi</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>Potong</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Salin</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Tempel</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Pilih semua</translation>
        </message>
    </context>
    <context>
        <name>AnswerGroupSheet</name>
        <message>
            <source>One answer for the group</source>
            <translation>Satu tanggapan untuk sekelompok laporan</translation>
        </message>
        <message>
            <source>Queue to send</source>
            <translation>Antre kirim</translation>
        </message>
        <message>
            <source>Nothing is written yet: go back, and write the answer to this complaint first.</source>
            <translation>Tanggapan belum ditulis: kembali, lalu tulis dahulu tanggapan untuk laporan ini.</translation>
        </message>
        <message>
            <source>Number and title are replaced by those of each complaint.</source>
            <translation>Nomor dan judul laporan disesuaikan untuk masing-masing laporan.</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) go to each of them.</source>
            <translation>
                <numerusform>%n berkas ikut dikirim ke masing-masing.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Queue to send for %n complaint(s)</source>
            <translation>
                <numerusform>Antre kirim untuk %n laporan</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AnswerHelp</name>
        <message>
            <source>Templates</source>
            <translation>Templat</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versi</translation>
        </message>
        <message>
            <source>Save this answer as a template</source>
            <translation>Simpan tanggapan ini sebagai templat</translation>
        </message>
        <message>
            <source>Manage…</source>
            <translation>Kelola…</translation>
        </message>
        <message>
            <source>The superior has not approved this answer yet. Queue once more if it may go all the same.</source>
            <translation>Atasan belum menyetujui tanggapan ini. Antrekan sekali lagi bila boleh dikirim juga.</translation>
        </message>
        <message>
            <source>The answer quotes a number of the reporter: %1. Queue once more to send it all the same.</source>
            <translation>Tanggapan ini memuat nomor pelapor: %1. Antrekan sekali lagi bila memang harus dikirim.</translation>
        </message>
        <message>
            <source>Similar ones answered (%1)</source>
            <translation>Serupa yang pernah dijawab (%1)</translation>
        </message>
        <message numerus="yes">
            <source>%n similar complaint(s) answered before</source>
            <translation>
                <numerusform>%n laporan serupa yang pernah dijawab</numerusform>
            </translation>
        </message>
        <message>
            <source>Earlier versions</source>
            <translation>Versi terdahulu</translation>
        </message>
        <message>
            <source>Go to the number</source>
            <translation>Ke nomor itu</translation>
        </message>
    </context>
    <context>
        <name>AnswersForm</name>
        <message>
            <source>Longest answer</source>
            <translation>Panjang tanggapan paling banyak</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n karakter</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose fewer only if your institution asks for it. The central API takes the most.</source>
            <translation>Pilih yang lebih sedikit hanya bila diminta instansi Anda. API pusat menerima sampai yang terbanyak.</translation>
        </message>
        <message>
            <source>Check the spelling of answers</source>
            <translation>Periksa ejaan tanggapan</translation>
        </message>
        <message>
            <source>My words</source>
            <translation>Kata-kata saya</translation>
        </message>
        <message>
            <source>My words, one a line: they count as right</source>
            <translation>Kata-kata saya, satu tiap baris: dianggap benar</translation>
        </message>
    </context>
    <context>
        <name>AppearanceForm</name>
        <message>
            <source>Language</source>
            <translation>Bahasa</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Tampilan</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Mengikuti sistem</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Terang</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Gelap</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Ukuran</translation>
        </message>
        <message>
            <source>Ctrl and the mouse wheel change the size too.</source>
            <translation>Ctrl dengan roda tetikus juga mengubah ukuran.</translation>
        </message>
    </context>
    <context>
        <name>ApprovalPart</name>
        <message>
            <source>Ask for approval</source>
            <translation>Minta persetujuan</translation>
        </message>
        <message>
            <source>Awaiting approval by %1 since %2. The text stays as it is until then.</source>
            <translation>Menunggu persetujuan %1 sejak %2. Selama itu teksnya terkunci.</translation>
        </message>
        <message>
            <source>Returned by %1 on %2: “%3”</source>
            <translation>Dikembalikan %1 pada %2: “%3”</translation>
        </message>
        <message>
            <source>Approved by %1 on %2. The answer can be queued.</source>
            <translation>Disetujui %1 pada %2. Tanggapan dapat diantrekan.</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Disetujui</translation>
        </message>
        <message>
            <source>Returned…</source>
            <translation>Dikembalikan…</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Pesan</translation>
        </message>
        <message>
            <source>Change the text</source>
            <translation>Ubah teks</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Minta lagi</translation>
        </message>
    </context>
    <context>
        <name>ArchiveSheet</name>
        <message>
            <source>Archive</source>
            <translation>Arsipkan</translation>
        </message>
        <message>
            <source>The complaint ends without an answer; the reporter reads the reason.</source>
            <translation>Laporan berakhir tanpa tanggapan; pelapor membaca alasannya.</translation>
        </message>
        <message>
            <source>Choose a usual reason…</source>
            <translation>Pilih alasan yang lazim…</translation>
        </message>
        <message>
            <source>Usual reasons</source>
            <translation>Alasan yang lazim</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Alasan</translation>
        </message>
    </context>
    <context>
        <name>AskSheet</name>
        <message>
            <source>Ask for approval</source>
            <translation>Minta persetujuan</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Minta</translation>
        </message>
        <message>
            <source>For example: Dean of the Faculty of Engineering</source>
            <translation>Misalnya: Dekan Fakultas Teknik</translation>
        </message>
        <message>
            <source>A superior needs no account: you send them the text, and note their word here.</source>
            <translation>Atasan tidak perlu akun: Anda kirimkan teksnya, lalu catat jawabannya di sini.</translation>
        </message>
        <message>
            <source>Name or position of the superior</source>
            <translation>Nama atau jabatan atasan</translation>
        </message>
    </context>
    <context>
        <name>Assist</name>
        <message>
            <source>No misspelt word</source>
            <translation>Tidak ada salah eja</translation>
        </message>
        <message>
            <source>Nothing similar known</source>
            <translation>Tidak ada kata yang mirip</translation>
        </message>
        <message>
            <source>Add “%1” to my words</source>
            <translation>Tambahkan “%1” ke kata-kata saya</translation>
        </message>
        <message>
            <source>Ignore in this answer</source>
            <translation>Abaikan dalam tanggapan ini</translation>
        </message>
        <message>
            <source>Check the spelling</source>
            <translation>Periksa ejaan</translation>
        </message>
    </context>
    <context>
        <name>AttachmentCard</name>
        <message>
            <source>(no name)</source>
            <translation>(tanpa nama)</translation>
        </message>
    </context>
    <context>
        <name>Attachments</name>
        <message>
            <source>Attachments</source>
            <translation>Lampiran</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>Comparing the texts…</source>
            <translation>Membandingkan isi laporan…</translation>
        </message>
        <message>
            <source>No complaint is overdue.</source>
            <translation>Tidak ada laporan yang terlambat.</translation>
        </message>
        <message>
            <source>No complaint is open.</source>
            <translation>Tidak ada laporan yang masih terbuka.</translation>
        </message>
        <message>
            <source>No unit inside the campus was asked about these complaints.</source>
            <translation>Belum ada unit di kampus yang dimintai jawaban untuk laporan-laporan ini.</translation>
        </message>
        <message>
            <source>Nothing was followed up yet.</source>
            <translation>Belum ada yang ditindaklanjuti.</translation>
        </message>
        <message>
            <source>No topic has grown by more than chance would bring.</source>
            <translation>Tidak ada topik yang naik melebihi kebetulan.</translation>
        </message>
        <message>
            <source>No two complaints say nearly the same.</source>
            <translation>Tidak ada dua laporan yang isinya hampir sama.</translation>
        </message>
        <message>
            <source>Point at a figure, or go to it with Tab, to read how it is counted.</source>
            <translation>Arahkan penunjuk ke satu angka, atau pindah ke sana dengan Tab, untuk membaca cara menghitungnya.</translation>
        </message>
        <message>
            <source>What is left out</source>
            <translation>Yang tidak ikut dihitung</translation>
        </message>
    </context>
    <context>
        <name>BrowseSheet</name>
        <message>
            <source>Preview</source>
            <translation>Pratinjau</translation>
        </message>
    </context>
    <context>
        <name>Bulk</name>
        <message>
            <source>Marked as read.</source>
            <translation>Ditandai sudah dibaca.</translation>
        </message>
        <message>
            <source>Marked as unread.</source>
            <translation>Ditandai belum dibaca.</translation>
        </message>
        <message>
            <source>The numbers are in the clipboard, one a line.</source>
            <translation>Nomor laporan sudah disalin, satu nomor per baris.</translation>
        </message>
        <message numerus="yes">
            <source>Forward %n complaint(s) to a unit…</source>
            <translation>
                <numerusform>Teruskan %n laporan ke unit…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Mark %n complaint(s) as duplicates</source>
            <translation>
                <numerusform>Tandai %n laporan sebagai duplikat</numerusform>
            </translation>
        </message>
        <message>
            <source>Save disposition sheets as PDF…</source>
            <translation>Simpan lembar disposisi sebagai PDF…</translation>
        </message>
        <message>
            <source>Print disposition sheets…</source>
            <translation>Cetak lembar disposisi…</translation>
        </message>
        <message numerus="yes">
            <source>Mark %n complaint(s) as read</source>
            <translation>
                <numerusform>Tandai %n laporan sudah dibaca</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Mark %n complaint(s) as unread</source>
            <translation>
                <numerusform>Tandai %n laporan belum dibaca</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy the tracking numbers</source>
            <translation>Salin nomor laporan</translation>
        </message>
    </context>
    <context>
        <name>BulkForwardSheet</name>
        <message numerus="yes">
            <source>Forward %n complaint(s) to a unit</source>
            <translation>
                <numerusform>Teruskan %n laporan ke unit</numerusform>
            </translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Teruskan</translation>
        </message>
        <message>
            <source>Faculty or unit</source>
            <translation>Fakultas atau unit</translation>
        </message>
        <message>
            <source>Answer wanted by</source>
            <translation>Dijawab paling lambat</translation>
        </message>
        <message>
            <source>What is asked</source>
            <translation>Yang diminta</translation>
        </message>
        <message>
            <source>Name the faculty or unit first.</source>
            <translation>Isi nama fakultas atau unit dahulu.</translation>
        </message>
        <message>
            <source>The day by which the unit is to answer has passed.</source>
            <translation>Batas waktu jawaban unit sudah lewat.</translation>
        </message>
    </context>
    <context>
        <name>BulkPanel</name>
        <message>
            <source>Saved: %1</source>
            <translation>Tersimpan: %1</translation>
        </message>
        <message>
            <source>Sent to the printer.</source>
            <translation>Dikirim ke pencetak.</translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) selected</source>
            <translation>
                <numerusform>%n laporan dipilih</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them late</source>
            <translation>
                <numerusform>%n di antaranya terlambat</numerusform>
            </translation>
        </message>
        <message>
            <source>Esc goes back to one complaint.</source>
            <translation>Esc kembali ke satu laporan.</translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) forwarded to %1</source>
            <translation>
                <numerusform>%n laporan diteruskan ke %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Marked as duplicates: one answer serves all of them.</source>
            <translation>Ditandai sebagai duplikat: satu tanggapan untuk semuanya.</translation>
        </message>
    </context>
    <context>
        <name>CampusPart</name>
        <message>
            <source>The disposition sheet goes to the printer.</source>
            <translation>Lembar disposisi dikirim ke pencetak.</translation>
        </message>
        <message>
            <source>Disposition sheet saved: %1</source>
            <translation>Lembar disposisi tersimpan: %1</translation>
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>Picture</source>
            <translation>Gambar</translation>
        </message>
    </context>
    <context>
        <name>Caption</name>
        <message numerus="yes">
            <source>%n complaint(s) found in all lists</source>
            <translation>
                <numerusform>%n laporan ditemukan di semua daftar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · by unit</source>
            <translation>
                <numerusform>%n laporan · menurut unit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · newest first</source>
            <translation>
                <numerusform>%n laporan · terbaru dahulu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · oldest first</source>
            <translation>
                <numerusform>%n laporan · terlama dahulu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · latest first</source>
            <translation>
                <numerusform>%n laporan · terbaru dahulu</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s)</source>
            <translation>
                <numerusform>%n laporan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · least time left first</source>
            <translation>
                <numerusform>%n laporan · paling mendesak dahulu</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChartView</name>
        <message>
            <source>Arrows go from bar to bar, Enter opens its complaints.</source>
            <translation>Panah berpindah antarbatang, Enter membuka laporannya.</translation>
        </message>
        <message>
            <source>%1 done</source>
            <translation>%1 selesai</translation>
        </message>
    </context>
    <context>
        <name>Chips</name>
        <message numerus="yes">
            <source>%n day(s) late</source>
            <translation>
                <numerusform>Lewat %n hari</numerusform>
            </translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hari ini</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>Sisa %n hari</numerusform>
            </translation>
        </message>
        <message>
            <source>The reporter is hidden from institutions and the public.</source>
            <translation>Identitas pelapor tidak ditampilkan kepada instansi dan publik.</translation>
        </message>
        <message>
            <source>Anonymous</source>
            <translation>Anonim</translation>
        </message>
        <message>
            <source>The complaint is not shown to the public.</source>
            <translation>Laporan ini tidak ditampilkan kepada publik.</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>Rahasia</translation>
        </message>
    </context>
    <context>
        <name>CitizenText</name>
        <message>
            <source>Open address…</source>
            <translation>Buka alamat…</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Salin</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Pilih semua</translation>
        </message>
    </context>
    <context>
        <name>CloseSheet</name>
        <message>
            <source>Close the complaint</source>
            <translation>Tutup laporan</translation>
        </message>
        <message>
            <source>Close it</source>
            <translation>Tutup laporan</translation>
        </message>
        <message>
            <source>The reporter can't reply any more. Close it only when nothing is left to be done.</source>
            <translation>Pelapor tidak dapat menanggapi lagi. Tutup hanya bila semuanya sudah selesai.</translation>
        </message>
        <message>
            <source>Closing words (optional)</source>
            <translation>Kata penutup (opsional)</translation>
        </message>
    </context>
    <context>
        <name>ComplaintHeader</name>
        <message>
            <source>Why?</source>
            <translation>Mengapa?</translation>
        </message>
        <message>
            <source>How this is counted</source>
            <translation>Cara menghitungnya</translation>
        </message>
        <message>
            <source>(no title)</source>
            <translation>(tanpa judul)</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Hide how this is counted</source>
            <translation>Sembunyikan cara menghitungnya</translation>
        </message>
        <message>
            <source>How is this counted?</source>
            <translation>Bagaimana ini dihitung?</translation>
        </message>
        <message>
            <source>To be verified by %1</source>
            <translation>Verifikasi paling lambat %1</translation>
        </message>
        <message>
            <source>To be answered again by %1</source>
            <translation>Tanggapan lanjutan paling lambat %1</translation>
        </message>
        <message>
            <source>Answered; to be settled by %1</source>
            <translation>Sudah ditanggapi; penyelesaian paling lambat %1</translation>
        </message>
        <message>
            <source>To be settled by %1</source>
            <translation>Penyelesaian paling lambat %1</translation>
        </message>
        <message>
            <source>To be followed up by %1</source>
            <translation>Tindak lanjut paling lambat %1</translation>
        </message>
        <message>
            <source>No longer assigned to you; your texts stay here</source>
            <translation>Bukan lagi tugas Anda; tulisan Anda tetap di sini</translation>
        </message>
        <message>
            <source>Answered; it is the reporter's turn</source>
            <translation>Sudah ditanggapi; giliran pelapor</translation>
        </message>
        <message>
            <source>On hold until the reporter completes it</source>
            <translation>Ditunda sampai pelapor melengkapinya</translation>
        </message>
        <message>
            <source>Closed; nothing more is expected</source>
            <translation>Sudah ditutup; tidak ada yang perlu dilakukan lagi</translation>
        </message>
        <message>
            <source>Archived; nothing more is expected</source>
            <translation>Sudah diarsipkan; tidak ada yang perlu dilakukan lagi</translation>
        </message>
        <message>
            <source>No deadline runs</source>
            <translation>Tanpa batas waktu</translation>
        </message>
        <message>
            <source>working day %1 of %2</source>
            <translation>hari kerja ke-%1 dari %2</translation>
        </message>
        <message numerus="yes">
            <source>%n holiday(s) passed over</source>
            <translation>
                <numerusform>%n hari libur dilewati</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ComplaintListView</name>
        <message>
            <source>Complaints</source>
            <translation>Laporan</translation>
        </message>
    </context>
    <context>
        <name>ComplaintPage</name>
        <message>
            <source>Text of the complaint</source>
            <translation>Isi laporan</translation>
        </message>
        <message>
            <source>As sent</source>
            <translation>Isi awal</translation>
        </message>
        <message>
            <source>As edited</source>
            <translation>Isi akhir</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Perubahan</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Riwayat</translation>
        </message>
        <message>
            <source>(no text)</source>
            <translation>(tanpa isi)</translation>
        </message>
    </context>
    <context>
        <name>ComplaintPane</name>
        <message>
            <source>Choose a complaint in the list to read it.
Enter opens it, R answers it.</source>
            <translation>Pilih laporan di daftar untuk membacanya.
Enter membuka, R menanggapi.</translation>
        </message>
        <message>
            <source>This complaint is not on this PC yet.
Sync to fetch it.</source>
            <translation>Laporan ini belum ada di PC ini.
Sinkronkan untuk mengambilnya.</translation>
        </message>
    </context>
    <context>
        <name>Conflict</name>
        <message>
            <source>What is different from the version that was sent</source>
            <translation>Beda dengan versi yang sudah terkirim</translation>
        </message>
        <message>
            <source>The complaint was edited after you wrote</source>
            <translation>Laporan disunting setelah Anda menulis</translation>
        </message>
        <message>
            <source>Send as an addition</source>
            <translation>Kirim sebagai tambahan</translation>
        </message>
        <message>
            <source>Your words go out as they are and follow what happened.</source>
            <translation>Tulisan Anda dikirim apa adanya, menyusul yang sudah terjadi.</translation>
        </message>
        <message>
            <source>Send once more</source>
            <translation>Kirim sekali lagi</translation>
        </message>
        <message>
            <source>The same words go out again under a new number.</source>
            <translation>Tulisan yang sama dikirim lagi dengan nomor baru.</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sunting</translation>
        </message>
        <message>
            <source>Your words go back into the editor; you queue them again.</source>
            <translation>Tulisan Anda kembali ke penyunting; antrekan lagi setelah disunting.</translation>
        </message>
        <message>
            <source>Keep as a draft</source>
            <translation>Simpan sebagai konsep</translation>
        </message>
        <message>
            <source>Nothing is sent. Your words wait under Drafts until you need them.</source>
            <translation>Tidak ada yang dikirim. Tulisan Anda tersimpan di Konsep sampai diperlukan.</translation>
        </message>
        <message>
            <source>Put it away</source>
            <translation>Singkirkan</translation>
        </message>
        <message>
            <source>Your newer words count. These stay among the versions of the answer.</source>
            <translation>Tulisan Anda yang lebih baru yang berlaku. Yang ini tetap ada di antara versi tanggapan.</translation>
        </message>
        <message>
            <source>It is there</source>
            <translation>Sudah ada</translation>
        </message>
        <message>
            <source>You have seen it on the web page. It counts as sent; this can't be undone.</source>
            <translation>Anda sudah melihatnya di halaman web. Tanggapan dianggap terkirim; ini tidak dapat diurungkan.</translation>
        </message>
        <message>
            <source>Look at the web page</source>
            <translation>Lihat halaman web</translation>
        </message>
        <message>
            <source>The complaint opens in the browser, at LAPOR! itself.</source>
            <translation>Laporan dibuka di peramban, di LAPOR! sendiri.</translation>
        </message>
        <message>
            <source>Copy for the new officer</source>
            <translation>Salin untuk petugas baru</translation>
        </message>
        <message>
            <source>Your words, with what units answered, ready to be pasted into a message.</source>
            <translation>Tulisan Anda beserta jawaban unit, siap ditempel ke dalam pesan.</translation>
        </message>
        <message>
            <source>Save as a text file</source>
            <translation>Simpan sebagai berkas teks</translation>
        </message>
        <message>
            <source>The same as a file, to be passed on or kept.</source>
            <translation>Isi yang sama sebagai berkas, untuk diteruskan atau disimpan.</translation>
        </message>
        <message>
            <source>While you were offline, %1 answered this complaint %2.</source>
            <translation>Selagi Anda luring, %1 menjawab laporan ini %2.</translation>
        </message>
        <message>
            <source>While you were offline, %1 replied %2.</source>
            <translation>Selagi Anda luring, %1 memberi balasan %2.</translation>
        </message>
        <message>
            <source>While you were offline, %1 closed this complaint %2.</source>
            <translation>Selagi Anda luring, %1 menutup laporan ini %2.</translation>
        </message>
        <message>
            <source>While you were offline, %1 archived this complaint %2.</source>
            <translation>Selagi Anda luring, %1 mengarsipkan laporan ini %2.</translation>
        </message>
        <message>
            <source>While you were offline, %1 gave this complaint to another unit %2.</source>
            <translation>Selagi Anda luring, %1 mengalihkan laporan ini ke unit lain %2.</translation>
        </message>
        <message>
            <source>While you were offline, %1 put this complaint on hold %2.</source>
            <translation>Selagi Anda luring, %1 menunda laporan ini %2.</translation>
        </message>
        <message>
            <source>While you were offline, %1 reopened this complaint %2.</source>
            <translation>Selagi Anda luring, %1 membuka kembali laporan ini %2.</translation>
        </message>
        <message>
            <source>While you were offline, %1 changed this complaint %2.</source>
            <translation>Selagi Anda luring, %1 mengubah laporan ini %2.</translation>
        </message>
        <message>
            <source>This complaint is no longer assigned to you. Your answer was not sent.</source>
            <translation>Laporan ini bukan lagi tugas Anda. Tanggapan Anda tidak terkirim.</translation>
        </message>
        <message>
            <source>The central API did not accept your answer: %1.</source>
            <translation>API pusat tidak menerima tanggapan Anda: %1.</translation>
        </message>
        <message>
            <source>This complaint changed while you were offline. Your answer was not sent.</source>
            <translation>Laporan ini berubah selagi Anda luring. Tanggapan Anda belum terkirim.</translation>
        </message>
        <message>
            <source>An earlier version of your answer was sent after all, %1.</source>
            <translation>Versi terdahulu tanggapan Anda ternyata sudah terkirim, %1.</translation>
        </message>
        <message numerus="yes">
            <source>%n more thing(s) happened.</source>
            <translation>
                <numerusform>Ada %n kejadian lain.</numerusform>
            </translation>
        </message>
        <message>
            <source>Your answer is safe here and was not sent. How shall it go on?</source>
            <translation>Tanggapan Anda aman di sini dan belum terkirim. Bagaimana kelanjutannya?</translation>
        </message>
        <message>
            <source>Your text stays on this PC. Copy it for the officer who has the complaint now.</source>
            <translation>Teks Anda tetap di PC ini. Salinlah untuk petugas yang kini memegang laporan.</translation>
        </message>
        <message>
            <source>the reporter</source>
            <translation>pelapor</translation>
        </message>
        <message>
            <source>you, on another PC,</source>
            <translation>Anda, di PC lain,</translation>
        </message>
        <message>
            <source>the system</source>
            <translation>sistem</translation>
        </message>
        <message>
            <source>an admin</source>
            <translation>admin</translation>
        </message>
        <message>
            <source>a colleague</source>
            <translation>rekan kerja</translation>
        </message>
        <message>
            <source>at %1</source>
            <translation>pukul %1</translation>
        </message>
        <message>
            <source>on %1</source>
            <translation>pada %1</translation>
        </message>
    </context>
    <context>
        <name>ConflictView</name>
        <message>
            <source>What happened</source>
            <translation>Yang terjadi</translation>
        </message>
        <message>
            <source>What you wrote</source>
            <translation>Yang Anda tulis</translation>
        </message>
        <message>
            <source>Your answer goes out as an addition</source>
            <translation>Tanggapan Anda dikirim sebagai tambahan</translation>
        </message>
        <message>
            <source>Your answer goes out once more</source>
            <translation>Tanggapan Anda dikirim sekali lagi</translation>
        </message>
        <message>
            <source>Your answer is in the editor</source>
            <translation>Tanggapan Anda ada di penyunting</translation>
        </message>
        <message>
            <source>Kept as a draft</source>
            <translation>Tersimpan sebagai konsep</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Disingkirkan</translation>
        </message>
        <message>
            <source>Counts as sent</source>
            <translation>Dianggap terkirim</translation>
        </message>
        <message>
            <source>Copied for a minute. Paste it where the new officer reads it.</source>
            <translation>Tersalin selama satu menit. Tempelkan di tempat petugas baru membacanya.</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Tersimpan sebagai %1.</translation>
        </message>
        <message>
            <source>This is settled; nothing is left to do.</source>
            <translation>Ini sudah beres; tidak ada yang perlu dilakukan lagi.</translation>
        </message>
    </context>
    <context>
        <name>ConnectionForm</name>
        <message>
            <source>Show the token</source>
            <translation>Perlihatkan token</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Uji sambungan</translation>
        </message>
        <message>
            <source>Check the connection…</source>
            <translation>Periksa sambungan…</translation>
        </message>
        <message>
            <source>Tests the way to the server step by step</source>
            <translation>Menguji jalan ke server langkah demi langkah</translation>
        </message>
        <message>
            <source>Server &amp;address</source>
            <translation>&amp;Alamat server</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Akun</translation>
        </message>
        <message>
            <source>or a &amp;token</source>
            <translation>atau &amp;token</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Tersimpan.</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Menyambung…</translation>
        </message>
        <message>
            <source>Connected as {name}.</source>
            <translation>Tersambung sebagai {name}.</translation>
        </message>
        <message>
            <source>Practice mode works with a central API of its own on this PC, with made-up complaints. Nothing leaves this PC. Start the program without practice mode to enter a server, and to sign in there.</source>
            <translation>Mode latihan bekerja dengan API pusatnya sendiri di PC ini, dengan laporan buatan. Tidak ada yang keluar dari PC ini. Jalankan program tanpa mode latihan untuk mengisi server dan masuk di sana.</translation>
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>Something went wrong in the program</source>
            <translation>Terjadi kesalahan dalam program</translation>
        </message>
        <message>
            <source>What you wrote is saved on this PC, and nothing was sent that you did not queue.</source>
            <translation>Tulisan Anda tersimpan di PC ini, dan tidak ada yang terkirim selain yang Anda antrekan.</translation>
        </message>
        <message>
            <source>The latest words could not be saved. Copy them from the window before you quit.</source>
            <translation>Kata-kata terakhir belum dapat disimpan. Salin dari jendela sebelum keluar.</translation>
        </message>
        <message>
            <source>The program made a mistake</source>
            <translation>Program melakukan kesalahan</translation>
        </message>
        <message>
            <source>This report helps to mend it. It holds no names and no words of complaints.</source>
            <translation>Catatan ini membantu memperbaikinya. Tidak ada nama atau isi laporan di dalamnya.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Catatan kesalahan</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>Salin catatan</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Lanjutkan</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Keluar</translation>
        </message>
    </context>
    <context>
        <name>DataForm</name>
        <message numerus="yes">
            <source>Every %n minute(s)</source>
            <translation>
                <numerusform>Setiap %n menit</numerusform>
            </translation>
        </message>
        <message>
            <source>Sync by itself</source>
            <translation>Sinkronisasi otomatis</translation>
        </message>
        <message>
            <source>At set times</source>
            <translation>Pada jam tertentu</translation>
        </message>
        <message>
            <source>Only with the button</source>
            <translation>Hanya dengan tombol</translation>
        </message>
        <message>
            <source>Only what you queued is ever sent. If a deadline is near, what waits for it is tried sooner. After a failure, and when the network comes back, the desk tries again by itself.</source>
            <translation>Yang dikirim hanya yang Anda antrekan. Bila batas waktu sudah dekat, kiriman untuk itu dicoba lebih cepat. Setelah gagal, dan saat jaringan kembali, program mencoba lagi sendiri.</translation>
        </message>
        <message>
            <source>First time</source>
            <translation>Jam pertama</translation>
        </message>
        <message>
            <source>Second time</source>
            <translation>Jam kedua</translation>
        </message>
        <message>
            <source>Third time</source>
            <translation>Jam ketiga</translation>
        </message>
        <message>
            <source>Save data</source>
            <translation>Hemat data</translation>
        </message>
        <message>
            <source>On paid networks</source>
            <translation>Di jaringan berbayar</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Selalu</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Tidak pernah</translation>
        </message>
        <message>
            <source>Then nothing is synced or fetched by itself. This PC tells whether a network is paid.</source>
            <translation>Saat itu tidak ada yang disinkronkan atau diambil sendiri. PC ini yang memberi tahu apakah jaringannya berbayar.</translation>
        </message>
        <message>
            <source>Sync texts by itself also while data is saved</source>
            <translation>Tetap sinkronkan teks sendiri selagi hemat data</translation>
        </message>
        <message>
            <source>Data for a month</source>
            <translation>Jatah data sebulan</translation>
        </message>
        <message>
            <source>No limit</source>
            <translation>Tanpa batas</translation>
        </message>
        <message>
            <source>You are told at 80 %. At the limit nothing is synced or fetched by itself; with the button you still can, after a question.</source>
            <translation>Anda diberi tahu pada 80 %. Setelah jatah habis, tidak ada yang disinkronkan atau diambil sendiri; dengan tombol tetap dapat, setelah satu pertanyaan.</translation>
        </message>
        <message>
            <source>Files of 1 MB and more</source>
            <translation>Berkas 1 MB ke atas</translation>
        </message>
        <message>
            <source>Only when you ask for them</source>
            <translation>Hanya bila Anda minta</translation>
        </message>
        <message>
            <source>By themselves at set hours</source>
            <translation>Sendiri, pada jam tertentu</translation>
        </message>
        <message>
            <source>By themselves at any time</source>
            <translation>Sendiri, kapan saja</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Dari</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Sampai</translation>
        </message>
        <message>
            <source>Used so far</source>
            <translation>Terpakai sejauh ini</translation>
        </message>
        <message>
            <source>Count this month anew</source>
            <translation>Hitung ulang bulan ini</translation>
        </message>
        <message>
            <source>Nothing yet.</source>
            <translation>Belum ada.</translation>
        </message>
        <message>
            <source>{month}: sent {up}, received {down}</source>
            <translation>{month}: terkirim {up}, diterima {down}</translation>
        </message>
    </context>
    <context>
        <name>DaysForm</name>
        <message>
            <source>Cuti bersama counts as working days</source>
            <translation>Cuti bersama dihitung sebagai hari kerja</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Tanggal</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Keterangan</translation>
        </message>
        <message>
            <source>What it is (Dies Natalis)</source>
            <translation>Keterangan, misalnya Dies Natalis</translation>
        </message>
        <message>
            <source>Add as a day off</source>
            <translation>Tambah hari libur</translation>
        </message>
        <message>
            <source>Add as a working day</source>
            <translation>Tambah hari kerja</translation>
        </message>
        <message>
            <source>Remove the day of your own</source>
            <translation>Hapus hari yang Anda tentukan</translation>
        </message>
        <message>
            <source>A day of your own</source>
            <translation>Hari yang Anda tentukan</translation>
        </message>
        <message>
            <source>A day on which the campus is closed, or works although the calendar says otherwise.</source>
            <translation>Hari kampus tutup, atau tetap bekerja walaupun libur menurut kalender.</translation>
        </message>
        <message>
            <source>Days off from today on</source>
            <translation>Hari libur mulai hari ini</translation>
        </message>
        <message>
            <source>Limits in working days</source>
            <translation>Batas waktu dalam hari kerja</translation>
        </message>
        <message>
            <source>PermenPANRB 5/2025 is in force, but its limits have not been checked against the text. If you know better, set them here: they hold for all open complaints at once.</source>
            <translation>PermenPANRB 5/2025 berlaku, tetapi angkanya belum dicocokkan dengan naskahnya. Bila Anda tahu yang benar, atur di sini: langsung berlaku untuk semua laporan yang masih terbuka.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>hari</translation>
        </message>
        <message>
            <source>Usual limits</source>
            <translation>Batas waktu bawaan</translation>
        </message>
    </context>
    <context>
        <name>Details</name>
        <message>
            <source>%1 of 5</source>
            <translation>%1 dari 5</translation>
        </message>
        <message>
            <source>Reporter</source>
            <translation>Pelapor</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategori</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>Lokasi</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasifikasi</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>Terdisposisi ke</translation>
        </message>
        <message>
            <source>Parent institution</source>
            <translation>Instansi induk</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Diterima</translation>
        </message>
        <message>
            <source>Assigned on</source>
            <translation>Didisposisi</translation>
        </message>
        <message>
            <source>Reason told</source>
            <translation>Alasan tunda/arsip</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>Penilaian</translation>
        </message>
        <message>
            <source>Visibility</source>
            <translation>Keterbukaan</translation>
        </message>
        <message>
            <source>Anonymous: hidden from institutions and the public</source>
            <translation>Anonim: disembunyikan dari instansi dan publik</translation>
        </message>
        <message>
            <source>Secret: not shown to the public</source>
            <translation>Rahasia: tidak ditampilkan kepada publik</translation>
        </message>
    </context>
    <context>
        <name>DoctorWindow</name>
        <message>
            <source>Check of the connection</source>
            <translation>Pemeriksaan sambungan</translation>
        </message>
        <message>
            <source>The way to the server, step by step</source>
            <translation>Jalan ke server, langkah demi langkah</translation>
        </message>
        <message>
            <source>Copy the report</source>
            <translation>Salin laporan</translation>
        </message>
        <message>
            <source>Save the report…</source>
            <translation>Simpan laporan…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Periksa lagi</translation>
        </message>
        <message>
            <source>This takes some seconds, and less than 20 kB.</source>
            <translation>Perlu beberapa detik, dan kurang dari 20 kB.</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Dihentikan.</translation>
        </message>
        <message>
            <source>connection</source>
            <translation>sambungan</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>Simpan laporan</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Teks (*.txt)</translation>
        </message>
        <message>
            <source>The report was written to {path}.</source>
            <translation>Laporan disimpan di {path}.</translation>
        </message>
    </context>
    <context>
        <name>Door</name>
        <message>
            <source>The desk is locked</source>
            <translation>Meja kerja terkunci</translation>
        </message>
        <message>
            <source>What you typed is kept. Enter the PIN to go on.</source>
            <translation>Yang sudah Anda ketik tersimpan. Masukkan PIN untuk melanjutkan.</translation>
        </message>
        <message>
            <source>PIN or recovery code</source>
            <translation>PIN atau kode pemulihan</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Buka kunci</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Keluar</translation>
        </message>
        <message>
            <source>Forgotten the PIN?</source>
            <translation>Lupa PIN?</translation>
        </message>
        <message>
            <source>Keep it aside, begin anew</source>
            <translation>Sisihkan, mulai baru</translation>
        </message>
        <message>
            <source>LAPOR! Desktop</source>
            <translation>LAPOR! Desktop</translation>
        </message>
        <message>
            <source>The recovery code that was shown with the PIN (five words) opens here too; then set a new PIN in the settings. Without it, keep this desk aside and begin anew: sign in, and the server tells all complaints again. Drafts and what was not sent stay in the desk kept aside, encrypted; it opens if you remember the PIN.</source>
            <translation>Kode pemulihan yang ditampilkan bersama PIN (lima kata) juga membuka di sini; setelah itu pasang PIN baru di Pengaturan. Tanpa kode itu, sisihkan meja kerja ini dan mulai baru: masuk lagi, lalu server mengirim ulang semua laporan. Konsep dan yang belum terkirim tetap tersimpan tersandi di meja kerja yang disisihkan; meja itu terbuka bila Anda ingat PIN-nya.</translation>
        </message>
        <message numerus="yes">
            <source>Too many wrong PINs. The next try is possible in %n second(s).</source>
            <translation>
                <numerusform>Terlalu banyak PIN yang salah. Percobaan berikutnya dapat dilakukan dalam %n detik.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Emptiness</name>
        <message>
            <source>New complaints come with a sync.</source>
            <translation>Laporan baru datang lewat sinkronisasi.</translation>
        </message>
        <message>
            <source>New complaints come with the next Excel export that you take in.</source>
            <translation>Laporan baru datang bersama ekspor Excel berikutnya yang Anda ambil.</translation>
        </message>
        <message>
            <source>Nothing waits for your answer</source>
            <translation>Tidak ada yang perlu ditanggapi</translation>
        </message>
        <message>
            <source>Nothing is overdue</source>
            <translation>Tidak ada yang terlambat</translation>
        </message>
        <message>
            <source>Complaints whose deadline has passed would be here.</source>
            <translation>Laporan yang lewat batas waktu akan muncul di sini.</translation>
        </message>
        <message>
            <source>No unit owes you an answer</source>
            <translation>Tidak ada unit yang ditunggu</translation>
        </message>
        <message>
            <source>Complaints that you forward to a faculty or unit wait here, with the day it is due.</source>
            <translation>Laporan yang Anda teruskan ke fakultas atau unit menunggu di sini beserta batas waktunya.</translation>
        </message>
        <message>
            <source>No answer waits for approval</source>
            <translation>Tidak ada tanggapan yang menunggu persetujuan</translation>
        </message>
        <message>
            <source>Answers that your superior is to approve wait here until you record what they said.</source>
            <translation>Tanggapan yang perlu disetujui atasan menunggu di sini sampai Anda mencatat putusannya.</translation>
        </message>
        <message>
            <source>No reporter has been asked to reply</source>
            <translation>Tidak ada yang menunggu pelapor</translation>
        </message>
        <message>
            <source>Complaints that you answered wait here until the reporter replies.</source>
            <translation>Laporan yang sudah Anda tanggapi menunggu balasan pelapor di sini.</translation>
        </message>
        <message>
            <source>Nothing is on hold</source>
            <translation>Tidak ada laporan yang ditunda</translation>
        </message>
        <message>
            <source>Complaints that wait for the reporter to complete them are kept here.</source>
            <translation>Laporan yang menunggu kelengkapan informasi dari pelapor ada di sini.</translation>
        </message>
        <message>
            <source>No drafts</source>
            <translation>Tidak ada konsep</translation>
        </message>
        <message>
            <source>What you write is saved by itself and stays here until you queue it.</source>
            <translation>Yang Anda tulis tersimpan sendiri dan tetap di sini sampai Anda antrekan.</translation>
        </message>
        <message>
            <source>The outbox is empty</source>
            <translation>Kotak keluar kosong</translation>
        </message>
        <message>
            <source>Answers that you queue wait here until there is a connection.</source>
            <translation>Tanggapan yang Anda antrekan menunggu di sini sampai ada sambungan.</translation>
        </message>
        <message>
            <source>Nothing to review</source>
            <translation>Tidak ada yang perlu ditinjau</translation>
        </message>
        <message>
            <source>If something happens to a complaint while you are offline, you decide here.</source>
            <translation>Bila terjadi sesuatu pada laporan selagi Anda luring, Anda memutuskannya di sini.</translation>
        </message>
        <message>
            <source>No complaint is done yet</source>
            <translation>Belum ada laporan yang selesai</translation>
        </message>
        <message>
            <source>Complaints that were closed are kept here to look things up.</source>
            <translation>Laporan yang sudah ditutup disimpan di sini untuk dilihat kembali.</translation>
        </message>
        <message>
            <source>The archive is empty</source>
            <translation>Arsip kosong</translation>
        </message>
        <message>
            <source>Complaints that were archived are kept here to look things up.</source>
            <translation>Laporan yang diarsipkan disimpan di sini untuk dilihat kembali.</translation>
        </message>
        <message>
            <source>No complaints on this PC yet</source>
            <translation>Belum ada laporan di PC ini</translation>
        </message>
        <message>
            <source>There is no complaint to read yet.</source>
            <translation>Belum ada laporan untuk dibaca.</translation>
        </message>
        <message>
            <source>This list is empty, so there is nothing to read.
Choose another list at the left edge.</source>
            <translation>Daftar ini kosong, jadi tidak ada yang perlu dibaca.
Pilih daftar lain di tepi kiri.</translation>
        </message>
        <message>
            <source>The first sync brings the complaints that are assigned to you, most urgent first.</source>
            <translation>Sinkronisasi pertama mengambil laporan yang ditugaskan kepada Anda, yang paling mendesak lebih dahulu.</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sinkronkan sekarang</translation>
        </message>
        <message>
            <source>There is no complaint to read yet.
Start the first sync: its button is in the list.</source>
            <translation>Belum ada laporan untuk dibaca.
Mulai sinkronisasi pertama dengan tombol di daftar.</translation>
        </message>
        <message>
            <source>Choose where they come from: a server of your institution, LAPOR! itself, or the official Excel export. After that this PC also works offline.</source>
            <translation>Pilih asalnya: server instansi Anda, LAPOR! langsung, atau ekspor Excel resmi. Setelah itu PC ini juga dapat dipakai luring.</translation>
        </message>
        <message>
            <source>Set up this PC</source>
            <translation>Siapkan PC ini</translation>
        </message>
        <message>
            <source>There is no complaint to read yet.
Set up this PC first: the button is in the list.</source>
            <translation>Belum ada laporan untuk dibaca.
Siapkan PC ini dahulu dengan tombol di daftar.</translation>
        </message>
        <message>
            <source>Nothing matches “{search}”</source>
            <translation>Tidak ada yang cocok dengan “{search}”</translation>
        </message>
        <message>
            <source>Try another word, the beginning of a word, or the number of a complaint.</source>
            <translation>Coba kata lain, awal kata, atau nomor laporan.</translation>
        </message>
        <message>
            <source>The search found nothing to read.
Try another word, or clear the search box.</source>
            <translation>Pencarian ini tidak menemukan laporan.
Coba kata lain, atau kosongkan kotak pencarian.</translation>
        </message>
        <message>
            <source>The filter leaves nothing</source>
            <translation>Tidak ada yang sesuai saringan</translation>
        </message>
        <message>
            <source>Remove a choice below the search box, or all of them.</source>
            <translation>Hapus salah satu pilihan di bawah kotak pencarian, atau semuanya.</translation>
        </message>
        <message>
            <source>Remove the filter</source>
            <translation>Hapus saringan</translation>
        </message>
        <message>
            <source>The filter leaves nothing to read.
Remove it: the button is in the list.</source>
            <translation>Saringan ini tidak menyisakan laporan.
Hapus saringan dengan tombol di daftar.</translation>
        </message>
    </context>
    <context>
        <name>ErasePart</name>
        <message>
            <source>ERASE</source>
            <translation>HAPUS</translation>
        </message>
        <message>
            <source>Erase all data of this desk on this PC…</source>
            <translation>Hapus semua data meja kerja ini dari PC ini…</translation>
        </message>
        <message>
            <source>Erase for good</source>
            <translation>Hapus selamanya</translation>
        </message>
        <message>
            <source>Erase nothing</source>
            <translation>Jangan hapus</translation>
        </message>
        <message>
            <source>Type %1 to confirm</source>
            <translation>Ketik %1 untuk menegaskan</translation>
        </message>
        <message>
            <source>When this PC changes hands</source>
            <translation>Bila PC ini berpindah tangan</translation>
        </message>
        <message>
            <source>Takes the whole desk off this PC: its key first, then its files. What reached the server stays there. The program ends with it.</source>
            <translation>Menghapus seluruh meja kerja dari PC ini: kuncinya dahulu, lalu berkasnya. Yang sudah sampai di server tetap ada di sana. Program lalu berakhir.</translation>
        </message>
        <message>
            <source>Nothing of yours waits to be sent. Erase all data of this desk on this PC for good?</source>
            <translation>Tidak ada tulisan Anda yang menunggu dikirim. Hapus semua data meja kerja ini dari PC ini untuk selamanya?</translation>
        </message>
        <message numerus="yes">
            <source>%n draft(s)</source>
            <translation>
                <numerusform>%n konsep</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entry(ies) in the outbox</source>
            <translation>
                <numerusform>%n di kotak keluar</numerusform>
            </translation>
        </message>
        <message>
            <source>Lost for good, because they are nowhere else: %1 and %2. To keep them, send them first, or carry them out on a USB stick.</source>
            <translation>Ikut hilang selamanya, karena tidak ada di tempat lain: %1 dan %2. Agar tidak hilang, kirim dahulu, atau bawa keluar dengan USB.</translation>
        </message>
    </context>
    <context>
        <name>ExchangeStep</name>
        <message>
            <source>2  On a PC with a network: exchange</source>
            <translation>2  Di PC yang punya jaringan: tukarkan</translation>
        </message>
        <message>
            <source>Any PC with this program will do; nothing is kept there. Choose the file on the stick and type its code. The answer is saved beside it. To repeat this does no harm.</source>
            <translation>PC mana pun yang memiliki program ini dapat dipakai; tidak ada yang disimpan di sana. Pilih berkas di USB dan ketik kodenya. Jawabannya disimpan di sebelahnya. Mengulanginya tidak apa-apa.</translation>
        </message>
        <message>
            <source>Choose the file…</source>
            <translation>Pilih berkas…</translation>
        </message>
        <message>
            <source>no file chosen</source>
            <translation>belum ada berkas yang dipilih</translation>
        </message>
        <message>
            <source>Code: five words</source>
            <translation>Kode: lima kata</translation>
        </message>
        <message>
            <source>Code of the file, five words</source>
            <translation>Kode berkas, lima kata</translation>
        </message>
        <message>
            <source>Exchange</source>
            <translation>Tukarkan</translation>
        </message>
        <message>
            <source>Open the browser again</source>
            <translation>Buka peramban lagi</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Salin alamat</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>File to exchange</source>
            <translation>Berkas yang akan ditukar</translation>
        </message>
        <message>
            <source>Choose the file on the stick first.</source>
            <translation>Pilih dahulu berkas di USB.</translation>
        </message>
        <message>
            <source>The code is five words of five letters each.</source>
            <translation>Kodenya lima kata, masing-masing lima huruf.</translation>
        </message>
        <message>
            <source>This file is of the desk of %1. Go on in the browser: sign in as %1 at %2, for this exchange alone; the sign-in ends with it. If no page came up, copy its address and open it in a browser on this PC.</source>
            <translation>Berkas ini dari meja kerja %1. Lanjutkan di peramban: masuk sebagai %1 di %2, hanya untuk pertukaran ini; sesinya berakhir bersamanya. Bila tidak ada halaman yang muncul, salin alamatnya dan buka di peramban PC ini.</translation>
        </message>
        <message>
            <source>Exchanging…</source>
            <translation>Sedang menukar…</translation>
        </message>
        <message>
            <source>The answer is beside it: %1, %2.</source>
            <translation>Jawabannya ada di sebelahnya: %1, %2.</translation>
        </message>
        <message>
            <source>Sent: %1. Changes: %2.</source>
            <translation>Terkirim: %1. Perubahan: %2.</translation>
        </message>
        <message>
            <source>Take the stick back to the PC that the file came from.</source>
            <translation>Bawa USB kembali ke PC asal berkas ini.</translation>
        </message>
        <message>
            <source>It is not whole (%1): what came can be used; exchange again for the rest.</source>
            <translation>Jawabannya belum utuh (%1): yang sudah datang dapat dipakai; tukarkan lagi untuk sisanya.</translation>
        </message>
    </context>
    <context>
        <name>ExportPanel</name>
        <message>
            <source>Include names of reporters and numbers of persons</source>
            <translation>Sertakan nama pelapor dan nomor identitas atau telepon</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Simpan…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Cetak…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>This file names nobody: it has figures and tables only.</source>
            <translation>Berkas ini tidak menyebut siapa pun: isinya hanya angka dan tabel.</translation>
        </message>
        <message>
            <source>Names of reporters, identity numbers and phones are masked. Anonymous reporters always are.</source>
            <translation>Nama pelapor, nomor identitas, dan nomor telepon disamarkan. Pelapor anonim selalu disamarkan.</translation>
        </message>
        <message>
            <source>The file will hold names of reporters and numbers of persons. Give it only to those who need them. Anonymous reporters stay masked.</source>
            <translation>Berkas akan memuat nama pelapor serta nomor identitas dan telepon. Berikan hanya kepada yang memerlukannya. Pelapor anonim tetap disamarkan.</translation>
        </message>
        <message>
            <source>Excel (.xlsx): all tables, charts, the complaints one by one</source>
            <translation>Excel (.xlsx): semua tabel, grafik, dan daftar laporan</translation>
        </message>
        <message>
            <source>PDF: one page for the leadership</source>
            <translation>PDF: satu halaman untuk pimpinan</translation>
        </message>
        <message>
            <source>Word (.docx): a letter to go on writing</source>
            <translation>Word (.docx): surat yang dapat dilanjutkan</translation>
        </message>
        <message>
            <source>CSV: one table for other programs</source>
            <translation>CSV: satu tabel untuk program lain</translation>
        </message>
        <message>
            <source>Form of the file</source>
            <translation>Bentuk berkas</translation>
        </message>
    </context>
    <context>
        <name>ExtendSheet</name>
        <message>
            <source>More time for %1</source>
            <translation>Perpanjang waktu %1</translation>
        </message>
        <message>
            <source>Extend</source>
            <translation>Perpanjang</translation>
        </message>
        <message>
            <source>Answer wanted by</source>
            <translation>Dijawab paling lambat</translation>
        </message>
        <message>
            <source>The day by which the unit is to answer has passed.</source>
            <translation>Tanggal batas jawaban unit sudah lewat.</translation>
        </message>
    </context>
    <context>
        <name>FileChip</name>
        <message>
            <source>Look at it</source>
            <translation>Lihat</translation>
        </message>
    </context>
    <context>
        <name>FileOpening</name>
        <message>
            <source>Save as…</source>
            <translation>Simpan sebagai…</translation>
        </message>
        <message>
            <source>Open in another program</source>
            <translation>Buka di program lain</translation>
        </message>
    </context>
    <context>
        <name>FilePlace</name>
        <message>
            <source>on this PC</source>
            <translation>di PC ini</translation>
        </message>
        <message>
            <source>comes when there is a network</source>
            <translation>diunduh saat ada jaringan</translation>
        </message>
        <message>
            <source>%1 % here</source>
            <translation>%1 % sudah di sini</translation>
        </message>
        <message>
            <source>on the server</source>
            <translation>di server</translation>
        </message>
        <message>
            <source>coming, %1 %</source>
            <translation>sedang diunduh, %1 %</translation>
        </message>
        <message>
            <source>coming</source>
            <translation>sedang datang</translation>
        </message>
        <message>
            <source>not fetched</source>
            <translation>gagal diunduh</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Unduh</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Coba lagi</translation>
        </message>
        <message>
            <source>Stop the download</source>
            <translation>Hentikan unduhan</translation>
        </message>
    </context>
    <context>
        <name>FileStrip</name>
        <message>
            <source>Place, time and device are taken out of pictures before they go.</source>
            <translation>Lokasi, waktu, dan data kamera dihapus dari gambar sebelum dikirim.</translation>
        </message>
        <message>
            <source>Files of the answer</source>
            <translation>Berkas tanggapan</translation>
        </message>
        <message>
            <source>Take %1 off</source>
            <translation>Lepaskan %1</translation>
        </message>
        <message>
            <source>%1, made smaller from %2</source>
            <translation>%1, diperkecil dari %2</translation>
        </message>
        <message>
            <source>Use the original, %1</source>
            <translation>Pakai aslinya, %1</translation>
        </message>
        <message>
            <source>Make smaller: %1</source>
            <translation>Perkecil jadi %1</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
    </context>
    <context>
        <name>FilesPart</name>
        <message>
            <source>Attach…</source>
            <translation>Lampirkan…</translation>
        </message>
        <message>
            <source>Attach files to the answer</source>
            <translation>Lampirkan berkas ke tanggapan</translation>
        </message>
        <message>
            <source>What LAPOR! takes</source>
            <translation>Yang diterima LAPOR!</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Semua berkas</translation>
        </message>
        <message>
            <source>picture %1.png</source>
            <translation>gambar %1.png</translation>
        </message>
        <message>
            <source>%1 taken off the answer</source>
            <translation>%1 dilepas dari tanggapan</translation>
        </message>
        <message numerus="yes">
            <source>Reading %n file(s)…</source>
            <translation>
                <numerusform>Membaca %n berkas…</numerusform>
            </translation>
        </message>
        <message>
            <source>text %1</source>
            <translation>teks %1</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) %1</source>
            <translation>
                <numerusform>%n berkas %1</numerusform>
            </translation>
        </message>
        <message>
            <source>To send: %1</source>
            <translation>Ukuran: %1</translation>
        </message>
    </context>
    <context>
        <name>Filter</name>
        <message>
            <source>Deadline</source>
            <translation>Batas waktu</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>Tanda</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasifikasi</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategori</translation>
        </message>
        <message>
            <source>Received in</source>
            <translation>Diterima pada</translation>
        </message>
        <message>
            <source>Other status</source>
            <translation>Status lain</translation>
        </message>
        <message>
            <source>Least time left first</source>
            <translation>Sisa waktu paling sedikit dahulu</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>Terbaru dahulu</translation>
        </message>
        <message>
            <source>Oldest first</source>
            <translation>Terlama dahulu</translation>
        </message>
        <message>
            <source>By unit</source>
            <translation>Menurut unit</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>Terlambat</translation>
        </message>
        <message>
            <source>Due today</source>
            <translation>Jatuh tempo hari ini</translation>
        </message>
        <message>
            <source>Within 2 working days</source>
            <translation>Dalam 2 hari kerja</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Lebih lama</translation>
        </message>
        <message>
            <source>No deadline</source>
            <translation>Tanpa batas waktu</translation>
        </message>
        <message>
            <source>Anonymous</source>
            <translation>Anonim</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>Rahasia</translation>
        </message>
        <message>
            <source>Has attachment</source>
            <translation>Ada lampiran</translation>
        </message>
        <message>
            <source>Has draft</source>
            <translation>Ada konsep</translation>
        </message>
        <message>
            <source>No class</source>
            <translation>Tanpa klasifikasi</translation>
        </message>
        <message>
            <source>No unit</source>
            <translation>Tanpa unit</translation>
        </message>
        <message>
            <source>No channel</source>
            <translation>Tanpa kanal</translation>
        </message>
        <message>
            <source>No category</source>
            <translation>Tanpa kategori</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Clear all</source>
            <translation>Hapus semua</translation>
        </message>
        <message>
            <source>Remove the choice “%1”</source>
            <translation>Hapus pilihan “%1”</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Saring</translation>
        </message>
        <message>
            <source>Filter and order</source>
            <translation>Saring dan urutkan</translation>
        </message>
        <message>
            <source>Narrow the list, or give it another order</source>
            <translation>Saring daftar atau ubah urutannya</translation>
        </message>
    </context>
    <context>
        <name>FilterPanel</name>
        <message>
            <source>Filter</source>
            <translation>Saringan</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>Hapus semua</translation>
        </message>
        <message>
            <source>Open the filter “%1”</source>
            <translation>Buka saringan “%1”</translation>
        </message>
        <message>
            <source>Remove the filter “%1”</source>
            <translation>Hapus saringan “%1”</translation>
        </message>
        <message>
            <source>Name of the filter</source>
            <translation>Nama saringan</translation>
        </message>
        <message>
            <source>Name to keep the filter under</source>
            <translation>Nama untuk menyimpan saringan</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Urutan</translation>
        </message>
    </context>
    <context>
        <name>FoldingRow</name>
        <message>
            <source>More</source>
            <translation>Lainnya</translation>
        </message>
    </context>
    <context>
        <name>ForwardBar</name>
        <message>
            <source>Show all</source>
            <translation>Tampilkan semua</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Singkirkan</translation>
        </message>
        <message numerus="yes">
            <source>%n more forward(s)</source>
            <translation>
                <numerusform>%n penerusan lain</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ForwardLine</name>
        <message>
            <source>Show all forwards</source>
            <translation>Tampilkan semua penerusan</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Lainnya</translation>
        </message>
        <message>
            <source>More about the forward to %1</source>
            <translation>Lainnya tentang penerusan ke %1</translation>
        </message>
        <message>
            <source>Remind</source>
            <translation>Ingatkan</translation>
        </message>
        <message>
            <source>Record answer</source>
            <translation>Catat jawaban</translation>
        </message>
        <message>
            <source>Record answer…</source>
            <translation>Catat jawaban…</translation>
        </message>
        <message>
            <source>Remind…</source>
            <translation>Ingatkan…</translation>
        </message>
        <message>
            <source>Message to the unit…</source>
            <translation>Pesan untuk unit…</translation>
        </message>
        <message>
            <source>Give more time…</source>
            <translation>Perpanjang waktu…</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Tarik kembali</translation>
        </message>
        <message>
            <source>Use in my answer</source>
            <translation>Pakai dalam tanggapan</translation>
        </message>
        <message>
            <source>Insert as a quotation</source>
            <translation>Sisipkan sebagai kutipan</translation>
        </message>
        <message>
            <source>Correct the recorded answer…</source>
            <translation>Perbaiki jawaban yang dicatat…</translation>
        </message>
    </context>
    <context>
        <name>ForwardSheet</name>
        <message>
            <source>Forward to a unit</source>
            <translation>Teruskan ke unit</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Teruskan</translation>
        </message>
        <message>
            <source>Name the faculty or unit first.</source>
            <translation>Sebutkan dahulu fakultas atau unitnya.</translation>
        </message>
        <message>
            <source>The day by which the unit is to answer has passed.</source>
            <translation>Tanggal batas jawaban unit sudah lewat.</translation>
        </message>
        <message>
            <source>Use the suggestion: %1</source>
            <translation>Pakai saran: %1</translation>
        </message>
        <message numerus="yes">
            <source>given %n complaint(s) like this one</source>
            <translation>
                <numerusform>pernah diberi %n laporan serupa</numerusform>
            </translation>
        </message>
        <message>
            <source>the complaint speaks of “%1”</source>
            <translation>laporan menyebut “%1”</translation>
        </message>
        <message>
            <source>named in the complaint</source>
            <translation>disebut dalam laporan</translation>
        </message>
        <message>
            <source>Faculty or unit</source>
            <translation>Fakultas atau unit</translation>
        </message>
        <message>
            <source>Contact (optional)</source>
            <translation>Kontak (opsional)</translation>
        </message>
        <message>
            <source>Suggestion:</source>
            <translation>Saran:</translation>
        </message>
        <message>
            <source>Number or mail address</source>
            <translation>Nomor atau alamat surel</translation>
        </message>
        <message>
            <source>Answer wanted by</source>
            <translation>Dijawab paling lambat</translation>
        </message>
        <message>
            <source>What is asked</source>
            <translation>Yang diminta</translation>
        </message>
    </context>
    <context>
        <name>Forwards</name>
        <message>
            <source>Answer of %1 recorded</source>
            <translation>Jawaban %1 dicatat</translation>
        </message>
        <message>
            <source>%1 has more time</source>
            <translation>Waktu %1 diperpanjang</translation>
        </message>
        <message>
            <source>Forward to %1 withdrawn</source>
            <translation>Penerusan ke %1 ditarik kembali</translation>
        </message>
        <message>
            <source>Forwarded to %1</source>
            <translation>Diteruskan ke %1</translation>
        </message>
        <message>
            <source>Note removed</source>
            <translation>Catatan dihapus</translation>
        </message>
        <message>
            <source>reminded %1</source>
            <translation>diingatkan %1</translation>
        </message>
        <message>
            <source>this day has passed</source>
            <translation>tanggal ini sudah lewat</translation>
        </message>
        <message>
            <source>after our own deadline, %1</source>
            <translation>sesudah batas waktu kita, %1</translation>
        </message>
        <message>
            <source>no working day</source>
            <translation>bukan hari kerja</translation>
        </message>
        <message>
            <source>the day of our own deadline: no time is left to write the answer</source>
            <translation>hari batas waktu kita: tidak ada waktu lagi untuk menulis tanggapan</translation>
        </message>
        <message>
            <source>our own deadline is %1</source>
            <translation>batas waktu kita %1</translation>
        </message>
        <message numerus="yes">
            <source>%1 has not answered: late by %n working day(s)</source>
            <translation>
                <numerusform>%1 belum menjawab, terlambat %n hari kerja</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 has not answered; it was due on %2</source>
            <translation>%1 belum menjawab; batasnya %2</translation>
        </message>
        <message>
            <source>%1 is to answer by %2</source>
            <translation>%1 menjawab paling lambat %2</translation>
        </message>
        <message>
            <source>%1 answered on %2</source>
            <translation>%1 menjawab pada %2</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hari ini</translation>
        </message>
        <message numerus="yes">
            <source>%n working day(s) left</source>
            <translation>
                <numerusform>sisa %n hari kerja</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FreezeSheet</name>
        <message>
            <source>Freeze the complaint</source>
            <translation>Bekukan laporan</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Bekukan</translation>
        </message>
        <message>
            <source>It is then read only by an extra step, is in no export and is not deleted, until you end the freeze. UU 27/2022 (article 41) gives 3x24 hours from the request.</source>
            <translation>Isinya lalu hanya terbuka dengan satu langkah tambahan, tidak ikut ekspor, dan tidak terhapus, sampai pembekuan diakhiri. UU 27/2022 (Pasal 41) memberi waktu 3x24 jam sejak diminta.</translation>
        </message>
        <message>
            <source>Why its processing is to be restricted</source>
            <translation>Alasan pemrosesannya dibatasi</translation>
        </message>
        <message>
            <source>The reporter, the PPID, a superior</source>
            <translation>Pelapor, PPID, atau atasan</translation>
        </message>
        <message>
            <source>Who asked for it</source>
            <translation>Peminta</translation>
        </message>
        <message>
            <source>Write why first.</source>
            <translation>Tulis alasannya dahulu.</translation>
        </message>
    </context>
    <context>
        <name>Freezes</name>
        <message>
            <source>%1 is frozen</source>
            <translation>%1 dibekukan</translation>
        </message>
        <message>
            <source>%1 is no longer frozen</source>
            <translation>%1 tidak lagi dibekukan</translation>
        </message>
    </context>
    <context>
        <name>FrozenCover</name>
        <message>
            <source>Read it all the same</source>
            <translation>Tetap baca</translation>
        </message>
        <message>
            <source>End the freeze</source>
            <translation>Akhiri pembekuan</translation>
        </message>
        <message>
            <source>Complaint %1 is frozen</source>
            <translation>Laporan %1 dibekukan</translation>
        </message>
        <message>
            <source>Its processing has been restricted since %1. Read it only where you must.</source>
            <translation>Pemrosesannya dibatasi sejak %1. Bacalah hanya bila memang perlu.</translation>
        </message>
        <message>
            <source>Reason: %1</source>
            <translation>Alasan: %1</translation>
        </message>
        <message>
            <source>Asked for by: %1</source>
            <translation>Diminta oleh: %1</translation>
        </message>
    </context>
    <context>
        <name>GroupSheet</name>
        <message>
            <source>Complaints in nearly the same words</source>
            <translation>Laporan serupa</translation>
        </message>
        <message>
            <source>Keep as a group</source>
            <translation>Simpan sebagai kelompok</translation>
        </message>
        <message>
            <source>Tick the complaints that say the same as this one.</source>
            <translation>Centang laporan yang isinya sama dengan laporan ini.</translation>
        </message>
        <message>
            <source>Text of complaint #%1</source>
            <translation>Isi laporan #%1</translation>
        </message>
        <message>
            <source>Words that only one of them has are marked. What is ticked becomes one group, answered at once.</source>
            <translation>Kata yang hanya ada pada salah satunya ditandai. Yang dicentang menjadi satu kelompok dan dapat ditanggapi sekaligus.</translation>
        </message>
        <message>
            <source>#%1, this complaint</source>
            <translation>#%1, laporan ini</translation>
        </message>
    </context>
    <context>
        <name>HandOver</name>
        <message>
            <source>Hand-over of complaint #%1</source>
            <translation>Serah terima laporan #%1</translation>
        </message>
        <message>
            <source>Save as a text file</source>
            <translation>Simpan sebagai berkas teks</translation>
        </message>
        <message>
            <source>Text files (*.txt)</source>
            <translation>Berkas teks (*.txt)</translation>
        </message>
        <message>
            <source>Written, but not sent:</source>
            <translation>Sudah ditulis, belum terkirim:</translation>
        </message>
        <message>
            <source>Answer of %1:</source>
            <translation>Jawaban %1:</translation>
        </message>
        <message>
            <source>Asked of %1, due %2, not answered yet:</source>
            <translation>Sudah diminta kepada %1, batas waktu %2, belum dijawab:</translation>
        </message>
    </context>
    <context>
        <name>HandOverSheet</name>
        <message>
            <source>Hand over to the new officer</source>
            <translation>Serahkan kepada petugas baru</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Salin</translation>
        </message>
        <message>
            <source>What is handed over</source>
            <translation>Yang diserahkan</translation>
        </message>
        <message>
            <source>Save as a text file…</source>
            <translation>Simpan sebagai berkas teks…</translation>
        </message>
        <message>
            <source>Copied for a minute. Paste it where the new officer reads it.</source>
            <translation>Tersalin selama satu menit. Tempelkan di tempat petugas baru membacanya.</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Tersimpan sebagai %1.</translation>
        </message>
    </context>
    <context>
        <name>HandoverPart</name>
        <message>
            <source>Hand over as a document…</source>
            <translation>Serahkan sebagai dokumen…</translation>
        </message>
        <message>
            <source>answers-%1.docx</source>
            <translation>tanggapan-%1.docx</translation>
        </message>
        <message>
            <source>Documents (*.docx);;Plain text (*.txt)</source>
            <translation>Dokumen (*.docx);;Teks biasa (*.txt)</translation>
        </message>
        <message>
            <source>Hand over as a document</source>
            <translation>Serahkan sebagai dokumen</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) are in %1. Enter them on LAPOR!'s web page, then mark each here as entered.</source>
            <translation>
                <numerusform>%n butir ada di %1. Masukkan di web LAPOR!, lalu tandai masing-masing di sini.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HelpWindow</name>
        <message>
            <source>List of keys</source>
            <translation>Daftar tombol</translation>
        </message>
        <message>
            <source>Guide</source>
            <translation>Panduan</translation>
        </message>
        <message>
            <source>Search the guide</source>
            <translation>Cari di panduan</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Bab</translation>
        </message>
        <message>
            <source>The guide is written in Indonesian, the language of the office. The list of keys is in English.</source>
            <translation>Panduan ini ditulis dalam bahasa Indonesia.</translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) · Enter: the next one</source>
            <translation>
                <numerusform>%n tempat · Enter: berikutnya</numerusform>
            </translation>
        </message>
        <message>
            <source>Not found in the guide</source>
            <translation>Tidak ada di panduan</translation>
        </message>
    </context>
    <context>
        <name>HoldSheet</name>
        <message>
            <source>Put on hold</source>
            <translation>Tunda</translation>
        </message>
        <message>
            <source>The reporter is asked to complete the complaint; until then it waits.</source>
            <translation>Pelapor diminta melengkapi laporannya; selama itu laporan tertunda.</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Apa</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Siapa</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Di mana</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Kapan</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Mengapa</translation>
        </message>
        <message>
            <source>How, evidence</source>
            <translation>Bagaimana, bukti</translation>
        </message>
        <message>
            <source>What is missing?</source>
            <translation>Apa yang kurang?</translation>
        </message>
        <message>
            <source>Request to the reporter</source>
            <translation>Permintaan kepada pelapor</translation>
        </message>
    </context>
    <context>
        <name>HomeStep</name>
        <message>
            <source>3  Here again: take the answer in</source>
            <translation>3  Kembali di sini: masukkan jawaban</translation>
        </message>
        <message>
            <source>Its name ends in -jawaban.lapor; the code is known here. It may come late, twice, or after a sync by network: nothing is lost or doubled by that.</source>
            <translation>Namanya berakhiran -jawaban.lapor; kodenya sudah dikenal di sini. Jawaban boleh terlambat, dimasukkan dua kali, atau setelah sinkronisasi lewat jaringan: tidak ada yang hilang atau terkirim dua kali.</translation>
        </message>
        <message>
            <source>Take the answer in…</source>
            <translation>Masukkan jawaban…</translation>
        </message>
        <message>
            <source>Open the outbox</source>
            <translation>Buka kotak keluar</translation>
        </message>
        <message>
            <source>Answer to take in</source>
            <translation>Jawaban yang akan dimasukkan</translation>
        </message>
        <message>
            <source>Taking in…</source>
            <translation>Sedang memasukkan…</translation>
        </message>
        <message>
            <source>Taken in. Sent: %1. Changes: %2.</source>
            <translation>Sudah dimasukkan. Terkirim: %1. Perubahan: %2.</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) need your review.</source>
            <translation>
                <numerusform>%n butir perlu Anda tinjau.</numerusform>
            </translation>
        </message>
        <message>
            <source>The desk has gone on since the file was saved: only results were taken, the rest comes later.</source>
            <translation>Meja kerja sudah lebih maju daripada berkas ini: hanya hasil kirimannya yang diambil, sisanya menyusul.</translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message>
            <source>needs your review</source>
            <translation>perlu ditinjau</translation>
        </message>
        <message>
            <source>held back</source>
            <translation>ditahan</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>antre kirim</translation>
        </message>
        <message>
            <source>being sent</source>
            <translation>sedang dikirim</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>terkirim</translation>
        </message>
        <message>
            <source>entered by hand</source>
            <translation>dimasukkan sendiri</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>ditarik kembali</translation>
        </message>
        <message>
            <source>unread</source>
            <translation>belum dibaca</translation>
        </message>
        <message>
            <source>No longer assigned</source>
            <translation>Bukan tugas Anda lagi</translation>
        </message>
        <message>
            <source>Unit late</source>
            <translation>Unit terlambat</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Dikembalikan</translation>
        </message>
        <message>
            <source>At the superior</source>
            <translation>Di atasan</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Disetujui</translation>
        </message>
        <message>
            <source>At the unit</source>
            <translation>Di unit</translation>
        </message>
        <message>
            <source>awaiting the answer of %1 (%2)</source>
            <translation>menunggu jawaban %1 (%2)</translation>
        </message>
        <message>
            <source>awaiting approval</source>
            <translation>menunggu persetujuan</translation>
        </message>
        <message>
            <source>returned by the superior</source>
            <translation>dikembalikan oleh atasan</translation>
        </message>
        <message>
            <source>approved by the superior</source>
            <translation>disetujui oleh atasan</translation>
        </message>
        <message>
            <source>has a draft</source>
            <translation>ada konsep</translation>
        </message>
        <message numerus="yes">
            <source>%n attachment(s)</source>
            <translation>
                <numerusform>%n lampiran</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>IntakePage</name>
        <message>
            <source>Take from Excel</source>
            <translation>Ambil dari Excel</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Pilih berkas…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>Take in</source>
            <translation>Ambil</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Jangan diambil</translation>
        </message>
        <message>
            <source>Open the list</source>
            <translation>Buka daftar</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>Batalkan impor ini</translation>
        </message>
        <message>
            <source>Export Laporan Ringkas</source>
            <translation>Ekspor Laporan Ringkas</translation>
        </message>
        <message>
            <source>Exports of LAPOR! (*.xlsx *.csv)</source>
            <translation>Ekspor LAPOR! (*.xlsx *.csv)</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>Tidak ada yang diubah.</translation>
        </message>
        <message>
            <source>Every admin can download the export Laporan Ringkas from LAPOR!, as .xlsx or .csv. Choose it here, or drop it anywhere on this window. You see what would change before anything is written; drafts and notes stay as they are.</source>
            <translation>Setiap admin dapat mengunduh ekspor Laporan Ringkas dari LAPOR!, berupa .xlsx atau .csv. Pilih di sini, atau lepaskan di mana saja pada jendela ini. Anda melihat apa yang akan berubah sebelum ada yang ditulis; konsep dan catatan tetap seperti semula.</translation>
        </message>
        <message>
            <source>Reading… %1 rows</source>
            <translation>Membaca… %1 baris</translation>
        </message>
        <message>
            <source>There is nothing new in this file.</source>
            <translation>Tidak ada yang baru di berkas ini.</translation>
        </message>
        <message>
            <source>Taken in: %1 new, %2 changed.</source>
            <translation>Sudah diambil: %1 baru, %2 berubah.</translation>
        </message>
        <message>
            <source>The import of %1 was taken back.</source>
            <translation>Impor %1 sudah dibatalkan.</translation>
        </message>
        <message>
            <source>Last import: %1, %2.</source>
            <translation>Impor terakhir: %1, %2.</translation>
        </message>
    </context>
    <context>
        <name>Journal</name>
        <message>
            <source>Complaint opened</source>
            <translation>Laporan dibuka</translation>
        </message>
        <message>
            <source>Covered data shown</source>
            <translation>Data yang ditutupi ditampilkan</translation>
        </message>
        <message>
            <source>Draft begun</source>
            <translation>Konsep mulai ditulis</translation>
        </message>
        <message>
            <source>Step of the approval</source>
            <translation>Langkah persetujuan</translation>
        </message>
        <message>
            <source>Queued to be sent</source>
            <translation>Masuk antrean kirim</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Ditarik kembali</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Terkirim</translation>
        </message>
        <message>
            <source>Forwarded to a unit</source>
            <translation>Diteruskan ke unit</translation>
        </message>
        <message>
            <source>Written into a file</source>
            <translation>Disimpan ke berkas</translation>
        </message>
        <message>
            <source>Printed</source>
            <translation>Dicetak</translation>
        </message>
        <message>
            <source>Copied to the clipboard</source>
            <translation>Disalin ke papan klip</translation>
        </message>
        <message>
            <source>Given to another program</source>
            <translation>Dibuka di program lain</translation>
        </message>
        <message>
            <source>Taken from Excel</source>
            <translation>Diambil dari Excel</translation>
        </message>
        <message>
            <source>Import taken back</source>
            <translation>Pengambilan dari Excel dibatalkan</translation>
        </message>
        <message>
            <source>Written for a USB stick</source>
            <translation>Ditulis untuk dibawa dengan USB</translation>
        </message>
        <message>
            <source>Taken in from a USB stick</source>
            <translation>Diambil dari USB</translation>
        </message>
        <message>
            <source>Deleted after its time</source>
            <translation>Dihapus setelah masa simpannya</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>Masuk</translation>
        </message>
        <message>
            <source>Signed out</source>
            <translation>Keluar dari akun</translation>
        </message>
        <message>
            <source>Unlocked</source>
            <translation>Kunci dibuka</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Dikunci</translation>
        </message>
        <message>
            <source>PIN set</source>
            <translation>PIN dipasang</translation>
        </message>
        <message>
            <source>PIN removed</source>
            <translation>PIN dihapus</translation>
        </message>
        <message>
            <source>Security setting changed</source>
            <translation>Pengaturan keamanan diubah</translation>
        </message>
    </context>
    <context>
        <name>JournalForm</name>
        <message>
            <source>Journal</source>
            <translation>Jurnal</translation>
        </message>
        <message>
            <source>Time (WIB)</source>
            <translation>Waktu (WIB)</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Tindakan</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Laporan</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Siapa</translation>
        </message>
        <message>
            <source>Save as a file…</source>
            <translation>Simpan sebagai berkas…</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Periksa lagi</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tabel (*.csv)</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message numerus="yes">
            <source>%n earlier one(s) are in the file only.</source>
            <translation>
                <numerusform>%n catatan yang lebih lama hanya ada di berkas.</numerusform>
            </translation>
        </message>
        <message>
            <source>The journal was changed: it does not hold from entry %1 on.</source>
            <translation>Jurnal diubah: tidak cocok lagi mulai catatan %1.</translation>
        </message>
        <message>
            <source>The end of the journal is missing: there were more entries than are left.</source>
            <translation>Akhir jurnal hilang: pernah ada lebih banyak catatan daripada yang tersisa.</translation>
        </message>
        <message numerus="yes">
            <source>Checked: the journal is whole, %n entry(ies) since this desk began.</source>
            <translation>
                <numerusform>Sudah diperiksa: jurnal utuh, %n catatan sejak meja kerja ini dimulai.</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Disimpan sebagai %1.</translation>
        </message>
    </context>
    <context>
        <name>KeyField</name>
        <message>
            <source>Key</source>
            <translation>Tombol</translation>
        </message>
        <message>
            <source>Press the new key…</source>
            <translation>Tekan tombol yang baru…</translation>
        </message>
        <message>
            <source>none</source>
            <translation>tidak ada</translation>
        </message>
    </context>
    <context>
        <name>KeysForm</name>
        <message>
            <source>Every day</source>
            <translation>Sehari-hari</translation>
        </message>
        <message>
            <source>The complaint on the page</source>
            <translation>Laporan yang terbuka</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Daftar</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Jendela</translation>
        </message>
        <message>
            <source>Usual key</source>
            <translation>Tombol biasa</translation>
        </message>
        <message>
            <source>All usual keys</source>
            <translation>Semua tombol biasa</translation>
        </message>
        <message>
            <source>Use it here</source>
            <translation>Pakai di sini</translation>
        </message>
        <message>
            <source>Choose a line, press Enter, then the new key. Backspace takes the key away.</source>
            <translation>Pilih baris, tekan Enter, lalu tombol yang baru. Backspace menghapus tombolnya.</translation>
        </message>
        <message>
            <source>Always the same</source>
            <translation>Selalu sama</translation>
        </message>
        <message>
            <source>%1 means the same everywhere and can't be used.</source>
            <translation>%1 berarti sama di mana-mana dan tidak dapat dipakai.</translation>
        </message>
        <message>
            <source>%1 is the key for “%2”.</source>
            <translation>%1 sudah menjadi tombol untuk “%2”.</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Tersimpan.</translation>
        </message>
        <message>
            <source>All keys are as usual.</source>
            <translation>Semua tombol kembali seperti biasa.</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tombol</translation>
        </message>
    </context>
    <context>
        <name>KeysWindow</name>
        <message>
            <source>Keys</source>
            <translation>Daftar tombol</translation>
        </message>
        <message>
            <source>All of it works without the mouse</source>
            <translation>Semuanya dapat dilakukan tanpa tetikus</translation>
        </message>
        <message>
            <source>Change keys</source>
            <translation>Ganti tombol</translation>
        </message>
    </context>
    <context>
        <name>Lapor3Form</name>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Uji sambungan</translation>
        </message>
        <message>
            <source>Base &amp;address</source>
            <translation>&amp;Alamat dasar</translation>
        </message>
        <message>
            <source>&amp;Header of the key</source>
            <translation>&amp;Header kunci</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>&amp;Kunci</translation>
        </message>
        <message>
            <source>&amp;Token</source>
            <translation>&amp;Token</translation>
        </message>
        <message>
            <source>Number of your &amp;user</source>
            <translation>Nomor &amp;pengguna Anda</translation>
        </message>
        <message>
            <source>Number of your &amp;institution</source>
            <translation>Nomor &amp;instansi Anda</translation>
        </message>
        <message>
            <source>&amp;Name in follow-ups</source>
            <translation>&amp;Nama pada tindak lanjut</translation>
        </message>
        <message>
            <source>as in the list</source>
            <translation>seperti pada daftar instansi</translation>
        </message>
        <message>
            <source>Answer template (&amp;code)</source>
            <translation>Te&amp;mplat tanggapan (kode)</translation>
        </message>
        <message>
            <source>none</source>
            <translation>tidak ada</translation>
        </message>
        <message>
            <source>&amp;Web page of a complaint</source>
            <translation>Halaman &amp;web laporan</translation>
        </message>
        <message>
            <source>For institutions to which LAPOR!'s operator has given keys. This interface can take answers and “not our authority”; verifying, holding, archiving, closing and registering are done on the web page. It names no new complaints: import the Excel export, or add one by its tracking ID.</source>
            <translation>Hanya untuk instansi yang memegang kunci LAPOR! dari pengelolanya. Antarmuka ini menerima tanggapan dan “bukan wewenang”; verifikasi, tunda, arsip, penutupan, dan pencatatan laporan dilakukan di halaman web. Laporan baru tidak diberitahukan: impor ekspor Excel, atau tambahkan menurut Tracking ID-nya.</translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) are looked at, one after the other.</source>
            <translation>
                <numerusform>%n laporan dipantau satu per satu.</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not be read the last time: %1.</source>
            <translation>Terakhir kali tidak dapat dibaca: %1.</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Tersimpan.</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Menyambung…</translation>
        </message>
        <message>
            <source>LAPOR! answers, and knows you as {name}.</source>
            <translation>LAPOR! menjawab, dan mengenal Anda sebagai {name}.</translation>
        </message>
        <message>
            <source>LAPOR! answers, but has no institution of that number.</source>
            <translation>LAPOR! menjawab, tetapi tidak mengenal instansi dengan nomor itu.</translation>
        </message>
    </context>
    <context>
        <name>LegendView</name>
        <message>
            <source>Solid: %1; hatched: %2</source>
            <translation>Penuh: %1; berarsir: %2</translation>
        </message>
    </context>
    <context>
        <name>LinkBar</name>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Salin</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>Open in the browser?</source>
            <translation>Buka di peramban?</translation>
        </message>
        <message>
            <source>This address is not opened from here.</source>
            <translation>Alamat ini tidak dibuka dari sini.</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>The tracking ID of the complaint</source>
            <translation>Tracking ID laporan</translation>
        </message>
        <message>
            <source>LAPOR! Desktop</source>
            <translation>LAPOR! Desktop</translation>
        </message>
    </context>
    <context>
        <name>MessageSheet</name>
        <message>
            <source>Remind %1</source>
            <translation>Ingatkan %1</translation>
        </message>
        <message>
            <source>Message to %1</source>
            <translation>Pesan untuk %1</translation>
        </message>
        <message>
            <source>Copy for WhatsApp</source>
            <translation>Salin untuk WhatsApp</translation>
        </message>
        <message>
            <source>Copy for mail</source>
            <translation>Salin untuk surel</translation>
        </message>
        <message>
            <source>Open mail program</source>
            <translation>Buka program surel</translation>
        </message>
        <message>
            <source>Already reminded on %1.</source>
            <translation>Sudah diingatkan %1.</translation>
        </message>
        <message>
            <source>Copied for a minute. Paste it where %1 reads it: %2.</source>
            <translation>Tersalin selama satu menit. Tempelkan untuk %1: %2.</translation>
        </message>
        <message>
            <source>Copied for a minute. Paste it for %1.</source>
            <translation>Tersalin selama satu menit. Tempelkan untuk %1.</translation>
        </message>
        <message>
            <source>The mail is ready in your mail program; it leaves when you send it there.</source>
            <translation>Surel sudah siap di program surel Anda dan baru terkirim bila Anda mengirimnya dari sana.</translation>
        </message>
        <message>
            <source>This PC has no mail program set up. Copy the text instead.</source>
            <translation>PC ini belum memiliki program surel. Salin saja teksnya.</translation>
        </message>
        <message>
            <source>Text of the message</source>
            <translation>Teks pesan</translation>
        </message>
        <message>
            <source>Subject of the mail</source>
            <translation>Perihal surel</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>Simpan sebagai PDF…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Cetak…</translation>
        </message>
        <message>
            <source>Disposition sheet</source>
            <translation>Lembar disposisi</translation>
        </message>
    </context>
    <context>
        <name>Navigation</name>
        <message>
            <source>To answer</source>
            <translation>Perlu ditanggapi</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>Terlambat</translation>
        </message>
        <message>
            <source>Awaiting unit</source>
            <translation>Menunggu unit</translation>
        </message>
        <message>
            <source>Awaiting approval</source>
            <translation>Menunggu persetujuan</translation>
        </message>
        <message>
            <source>Awaiting reporter</source>
            <translation>Menunggu pelapor</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>Tertunda</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Konsep</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Kotak keluar</translation>
        </message>
        <message>
            <source>Needs review</source>
            <translation>Perlu ditinjau</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Selesai</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Arsip</translation>
        </message>
        <message>
            <source>All complaints</source>
            <translation>Semua laporan</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Daftar</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Menu (F10)</source>
            <translation>Menu (F10)</translation>
        </message>
        <message>
            <source>Practice mode</source>
            <translation>Mode latihan</translation>
        </message>
        <message>
            <source>Made-up complaints on this PC. Nothing is sent to LAPOR!.</source>
            <translation>Laporan rekaan di PC ini. Tidak ada yang dikirim ke LAPOR!.</translation>
        </message>
        <message>
            <source>Recap</source>
            <translation>Rekap</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Pengaturan</translation>
        </message>
        <message>
            <source>My desk</source>
            <translation>Meja saya</translation>
        </message>
    </context>
    <context>
        <name>NetworkFields</name>
        <message>
            <source>As this PC says</source>
            <translation>Menurut PC ini</translation>
        </message>
        <message>
            <source>Entered here</source>
            <translation>Diisi di sini</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Tanpa proksi</translation>
        </message>
        <message>
            <source>If the proxy asks for it</source>
            <translation>Bila diminta proksi</translation>
        </message>
        <message>
            <source>Add a file…</source>
            <translation>Tambah berkas…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>&amp;Proxy</source>
            <translation>&amp;Proksi</translation>
        </message>
        <message>
            <source>Proxy's addr&amp;ess</source>
            <translation>Alam&amp;at proksi</translation>
        </message>
        <message>
            <source>Po&amp;rt</source>
            <translation>Po&amp;rta</translation>
        </message>
        <message>
            <source>Not f&amp;or</source>
            <translation>Tidak unt&amp;uk</translation>
        </message>
        <message>
            <source>Proxy's &amp;user name</source>
            <translation>&amp;Nama pengguna proksi</translation>
        </message>
        <message>
            <source>Proxy's pass&amp;word</source>
            <translation>&amp;Kata sandi proksi</translation>
        </message>
        <message>
            <source>Certificates</source>
            <translation>Sertifikat</translation>
        </message>
        <message>
            <source>Those that this PC trusts</source>
            <translation>Yang dipercaya PC ini</translation>
        </message>
        <message>
            <source>Those that this PC trusts, and: {names}</source>
            <translation>Yang dipercaya PC ini, ditambah: {names}</translation>
        </message>
        <message>
            <source>Certificate of the campus</source>
            <translation>Sertifikat kampus</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer *.der)</source>
            <translation>Sertifikat (*.pem *.crt *.cer *.der)</translation>
        </message>
    </context>
    <context>
        <name>NewKeyPart</name>
        <message>
            <source>Present PIN</source>
            <translation>PIN sekarang</translation>
        </message>
        <message>
            <source>Present PIN, for the new key</source>
            <translation>PIN sekarang, untuk kunci baru</translation>
        </message>
        <message>
            <source>Make a new key</source>
            <translation>Buat kunci baru</translation>
        </message>
        <message>
            <source>A new key for the data</source>
            <translation>Kunci baru untuk data</translation>
        </message>
        <message>
            <source>The data on this PC is encrypted with a random key that nobody types. If somebody may have got hold of it (a folder or a disk that was copied, a recovery code that others saw), make a new one: the old key does not open what this PC holds from then on.</source>
            <translation>Data di PC ini disandi dengan kunci acak yang tidak pernah diketik siapa pun. Bila kunci itu mungkin sudah di tangan orang lain (folder atau diska disalin, kode pemulihan terlihat), buatlah kunci baru: kunci lama tidak lagi membuka yang tersimpan di PC ini sejak itu.</translation>
        </message>
        <message>
            <source>What it costs: the window closes and comes back by itself. %1 of data is written anew, and as much free space is needed until that is done. A copy from before an update is deleted. If the PC loses power in the middle, nothing is lost.</source>
            <translation>Yang perlu diketahui: jendela tertutup dan kembali dengan sendirinya. %1 ditulis ulang, dan selama itu diperlukan ruang kosong sebesar itu. Salinan data dari sebelum pembaruan ikut terhapus. Bila PC mati di tengah jalan, tidak ada yang hilang.</translation>
        </message>
        <message>
            <source>If you have a recovery code, it is replaced; the new one is shown once.</source>
            <translation>Bila Anda punya kode pemulihan, kode itu diganti; yang baru ditampilkan sekali saja.</translation>
        </message>
        <message>
            <source>Type the PIN itself: the new key is locked by it. The recovery code won't do.</source>
            <translation>Ketik PIN-nya sendiri, karena kunci baru dikunci dengan PIN. Kode pemulihan tidak berlaku di sini.</translation>
        </message>
    </context>
    <context>
        <name>News</name>
        <message>
            <source>An answer needs review</source>
            <translation>Tanggapan perlu ditinjau</translation>
        </message>
        <message>
            <source>An answer is overdue</source>
            <translation>Tanggapan terlambat</translation>
        </message>
        <message>
            <source>An answer is due today</source>
            <translation>Tanggapan jatuh tempo hari ini</translation>
        </message>
        <message>
            <source>A unit is late</source>
            <translation>Unit terlambat</translation>
        </message>
        <message>
            <source>A unit is to answer today</source>
            <translation>Unit harus menjawab hari ini</translation>
        </message>
        <message>
            <source>An answer is due on the next working day</source>
            <translation>Tanggapan jatuh tempo hari kerja berikutnya</translation>
        </message>
        <message>
            <source>An answer is due in two working days</source>
            <translation>Tanggapan jatuh tempo dua hari kerja lagi</translation>
        </message>
        <message>
            <source>A unit is to answer on the next working day</source>
            <translation>Unit harus menjawab hari kerja berikutnya</translation>
        </message>
        <message>
            <source>An answered complaint is to be settled soon</source>
            <translation>Laporan yang sudah ditanggapi segera harus selesai</translation>
        </message>
        <message>
            <source>A reporter has replied</source>
            <translation>Pelapor membalas</translation>
        </message>
        <message>
            <source>New complaints have come in</source>
            <translation>Laporan baru masuk</translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) need review</source>
            <translation>
                <numerusform>%n tanggapan perlu ditinjau</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) overdue</source>
            <translation>
                <numerusform>%n tanggapan terlambat</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Units are to answer today on %n complaint(s)</source>
            <translation>
                <numerusform>Unit harus menjawab %n laporan hari ini</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) due on the next working day</source>
            <translation>
                <numerusform>%n tanggapan jatuh tempo hari kerja berikutnya</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) due in two working days</source>
            <translation>
                <numerusform>%n tanggapan jatuh tempo dua hari kerja lagi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Units are to answer on the next working day on %n complaint(s)</source>
            <translation>
                <numerusform>Unit harus menjawab %n laporan hari kerja berikutnya</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answered complaint(s) to be settled soon</source>
            <translation>
                <numerusform>%n laporan yang sudah ditanggapi segera harus selesai</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) due today</source>
            <translation>
                <numerusform>%n tanggapan jatuh tempo hari ini</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Units are late with %n complaint(s)</source>
            <translation>
                <numerusform>Unit terlambat pada %n laporan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Reporters have replied to %n complaint(s)</source>
            <translation>
                <numerusform>Pelapor membalas pada %n laporan</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new complaint(s)</source>
            <translation>
                <numerusform>%n laporan baru</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NoteSheet</name>
        <message>
            <source>Notes</source>
            <translation>Catatan</translation>
        </message>
        <message>
            <source>Keep the note</source>
            <translation>Simpan catatan</translation>
        </message>
        <message>
            <source>For yourself; it never leaves this PC</source>
            <translation>Untuk Anda sendiri; tidak pernah keluar dari PC ini</translation>
        </message>
        <message>
            <source>New note</source>
            <translation>Catatan baru</translation>
        </message>
        <message>
            <source>Write something first.</source>
            <translation>Tulis sesuatu dahulu.</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sunting</translation>
        </message>
        <message>
            <source>Edit the note: %1</source>
            <translation>Sunting catatan: %1</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Remove the note: %1</source>
            <translation>Hapus catatan: %1</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Put away</source>
            <translation>Tutup pemberitahuan</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>The data on this PC is protected only weakly</source>
            <translation>Data di PC ini hanya terlindungi secara lemah</translation>
        </message>
        <message>
            <source>This PC offers no key storage, so the key lies in a file beside the encrypted data: whoever copies both can read them. Set a PIN: it locks the key. Or ask your IT staff to set up the key storage.</source>
            <translation>PC ini tidak menyediakan penyimpanan kunci, jadi kuncinya ada dalam berkas di samping data yang tersandi: siapa pun yang menyalin keduanya dapat membacanya. Pasang PIN agar kuncinya terkunci, atau minta petugas TI menyiapkan penyimpanan kunci.</translation>
        </message>
        <message>
            <source>Set a PIN</source>
            <translation>Pasang PIN</translation>
        </message>
        <message>
            <source>The clock of this PC differs from the server's by {time}</source>
            <translation>Jam PC ini berbeda {time} dari jam server</translation>
        </message>
        <message>
            <source>Set the clock: deadlines are counted by the day it shows.</source>
            <translation>Setel jam PC: batas waktu dihitung menurut tanggalnya.</translation>
        </message>
        <message>
            <source>The clock of this PC has gone back by {time}</source>
            <translation>Jam PC ini mundur {time}</translation>
        </message>
        <message>
            <source>Set date and time: until then the days left are wrong, and you are reminded of nothing. If they are right now, the next sync confirms it.</source>
            <translation>Betulkan tanggal dan jam: selama salah, sisa hari tidak benar dan tidak ada yang diingatkan. Bila sudah benar, sinkronisasi berikutnya memastikannya.</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hari ini</translation>
        </message>
        <message>
            <source>Open agenda</source>
            <translation>Buka agenda</translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) have outlived their time on this PC</source>
            <translation>
                <numerusform>%n laporan lewat masa simpannya di PC ini</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is deleted by itself: have a look, and decide.</source>
            <translation>Tidak ada yang terhapus sendiri: lihat dahulu, lalu putuskan.</translation>
        </message>
        <message>
            <source>Have a look</source>
            <translation>Lihat</translation>
        </message>
        <message>
            <source>This month's data is used up: {used} of {limit}</source>
            <translation>Jatah data bulan ini habis: {used} dari {limit}</translation>
        </message>
        <message>
            <source>Nothing is synced or fetched by itself until next month. By hand you still can.</source>
            <translation>Sampai bulan depan tidak ada yang disinkronkan atau diambil sendiri. Dengan tombol tetap dapat.</translation>
        </message>
        <message>
            <source>This month's data is nearly used up: {used} of {limit}</source>
            <translation>Jatah data bulan ini hampir habis: {used} dari {limit}</translation>
        </message>
        <message>
            <source>At the limit, nothing is synced or fetched by itself any more.</source>
            <translation>Setelah habis, tidak ada lagi yang disinkronkan atau diambil sendiri.</translation>
        </message>
        <message>
            <source>Open settings</source>
            <translation>Buka Pengaturan</translation>
        </message>
        <message>
            <source>This sync sends about {up}.</source>
            <translation>Sinkronisasi ini mengirim kira-kira {up}.</translation>
        </message>
        <message>
            <source>This sync sends about {up} and brings about {down}.</source>
            <translation>Sinkronisasi ini mengirim kira-kira {up} dan menerima kira-kira {down}.</translation>
        </message>
        <message>
            <source>This month's data is used up. Sync all the same?</source>
            <translation>Jatah data bulan ini habis. Tetap sinkronkan?</translation>
        </message>
        <message>
            <source>Sync all the same</source>
            <translation>Tetap sinkronkan</translation>
        </message>
        <message>
            <source>Version {version} of the program is there</source>
            <translation>Ada versi {version} dari program ini</translation>
        </message>
        <message>
            <source>It is {size} to fetch. Nothing is fetched without you.</source>
            <translation>Ukurannya {size}. Tidak ada yang diambil tanpa Anda.</translation>
        </message>
        <message>
            <source>Version {version} of the program is ready</source>
            <translation>Versi {version} dari program ini siap</translation>
        </message>
        <message>
            <source>It takes its place when the program is started the next time.</source>
            <translation>Versi ini terpasang saat program dimulai berikutnya.</translation>
        </message>
        <message>
            <source>This is version {version} now</source>
            <translation>Sekarang versi {version}</translation>
        </message>
        <message>
            <source>All that you wrote is where it was.</source>
            <translation>Semua tulisan Anda tetap di tempatnya.</translation>
        </message>
        <message>
            <source>Something went wrong in the program</source>
            <translation>Terjadi kesalahan dalam program</translation>
        </message>
        <message>
            <source>What you wrote is saved. If it happens again, send the report to your IT staff.</source>
            <translation>Tulisan Anda tersimpan. Bila terulang, kirimkan catatan kesalahan kepada petugas TI.</translation>
        </message>
        <message>
            <source>Show report</source>
            <translation>Lihat catatan</translation>
        </message>
        <message>
            <source>Open browser</source>
            <translation>Buka peramban</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Coba lagi</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Masuk</translation>
        </message>
        <message>
            <source>Check the connection</source>
            <translation>Periksa sambungan</translation>
        </message>
    </context>
    <context>
        <name>NotificationsForm</name>
        <message>
            <source>Show notifications</source>
            <translation>Tampilkan pemberitahuan</translation>
        </message>
        <message>
            <source>They come only while the window is not in front, each once. They say numbers and counts, never what a complaint says or who sent it.</source>
            <translation>Hanya muncul selagi jendela tidak di depan, masing-masing sekali. Isinya nomor dan jumlah, tidak pernah isi laporan atau nama pelapor.</translation>
        </message>
        <message>
            <source>Say once a day in the window what the day holds</source>
            <translation>Sebutkan sekali sehari di jendela apa saja untuk hari itu</translation>
        </message>
        <message>
            <source>Quiet hours from</source>
            <translation>Jam tenang mulai pukul</translation>
        </message>
        <message>
            <source>No quiet hours</source>
            <translation>Tanpa jam tenang</translation>
        </message>
        <message>
            <source>Quiet hours until</source>
            <translation>Jam tenang sampai pukul</translation>
        </message>
        <message>
            <source>By the clock of this PC. What comes meanwhile is told after.</source>
            <translation>Menurut jam PC ini. Yang datang selama itu diberitahukan sesudahnya.</translation>
        </message>
        <message>
            <source>Keep running in the tray when the window is closed</source>
            <translation>Tetap berjalan di baki sistem bila jendela ditutup</translation>
        </message>
        <message>
            <source>It goes on syncing there. Quit ends it, from the menu or the tray.</source>
            <translation>Sinkronisasi tetap berjalan di sana. Keluar mengakhirinya, dari menu atau dari baki.</translation>
        </message>
        <message>
            <source>This desktop has no tray.</source>
            <translation>Desktop ini tidak punya baki sistem.</translation>
        </message>
    </context>
    <context>
        <name>OfficerChooser</name>
        <message>
            <source>Choose the officer</source>
            <translation>Pilih petugas</translation>
        </message>
        <message>
            <source>Officers on this PC</source>
            <translation>Petugas di PC ini</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Name of another officer</source>
            <translation>Nama petugas lain</translation>
        </message>
        <message>
            <source>Make a desk</source>
            <translation>Buat meja kerja</translation>
        </message>
        <message>
            <source>Each officer has a desk of their own, with its own key: complaints and drafts are never mixed.</source>
            <translation>Setiap petugas mempunyai meja kerja sendiri dengan kuncinya sendiri: laporan dan konsep tidak pernah bercampur.</translation>
        </message>
        <message>
            <source>First desk on this PC</source>
            <translation>Meja kerja pertama di PC ini</translation>
        </message>
        <message>
            <source>{name} (open now)</source>
            <translation>{name} (sedang terbuka)</translation>
        </message>
    </context>
    <context>
        <name>OpeningProblem</name>
        <message>
            <source>LAPOR! Desktop</source>
            <translation>LAPOR! Desktop</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Coba lagi</translation>
        </message>
        <message>
            <source>Keep it aside, begin anew</source>
            <translation>Sisihkan dan mulai baru</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Keluar</translation>
        </message>
    </context>
    <context>
        <name>OutStep</name>
        <message>
            <source>1  Here: save to the stick</source>
            <translation>1  Di sini: simpan ke USB</translation>
        </message>
        <message>
            <source>What waits to be sent goes into one encrypted file, together with the question what is new. It also stays in the outbox: if a network comes first, it is sent from here, and nothing arrives twice.</source>
            <translation>Yang menunggu dikirim masuk ke satu berkas tersandi, beserta pertanyaan apa yang baru. Semuanya juga tetap di kotak keluar: bila jaringan lebih dahulu ada, dikirim dari sini, dan tidak ada yang sampai dua kali.</translation>
        </message>
        <message>
            <source>Save to the stick…</source>
            <translation>Simpan ke USB…</translation>
        </message>
        <message>
            <source>Code of the file</source>
            <translation>Kode berkas</translation>
        </message>
        <message>
            <source>Copy the code</source>
            <translation>Salin kode</translation>
        </message>
        <message>
            <source>Write the code down and keep it apart from the stick: whoever has both can read the file, and act in your name where you use a token. Without the code nobody can do anything with the stick.</source>
            <translation>Catat kode ini dan simpan terpisah dari USB: siapa pun yang memegang keduanya dapat membaca isinya, dan bertindak atas nama Anda bila Anda memakai token. Tanpa kode, USB itu tidak berguna bagi siapa pun.</translation>
        </message>
        <message>
            <source>Save to the stick</source>
            <translation>Simpan ke USB</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Sedang menyimpan…</translation>
        </message>
        <message numerus="yes">
            <source>Saved: %n item(s), %1 in all. Eject the stick before you pull it out.</source>
            <translation>
                <numerusform>Tersimpan: %n butir, seluruhnya %1. Keluarkan USB dengan aman sebelum dicabut.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) stay here: held back, behind such a one, or with a file that is no longer on this PC.</source>
            <translation>
                <numerusform>%n butir tinggal di sini: ditahan, menunggu butir yang demikian, atau berkasnya tidak ada lagi di PC ini.</numerusform>
            </translation>
        </message>
        <message>
            <source>Where it is exchanged, you sign in with the browser as %1: have user name and password ready.</source>
            <translation>Di tempat penukaran, Anda masuk lewat peramban sebagai %1: siapkan nama pengguna dan kata sandi.</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) wait, %1</source>
            <translation>
                <numerusform>%n butir menunggu, %1</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing waits to be sent; the file asks what is new</source>
            <translation>tidak ada yang menunggu dikirim; berkas menanyakan apa yang baru</translation>
        </message>
        <message>
            <source>Code of the file of %1, whose answer is not here yet:</source>
            <translation>Kode berkas pukul %1, yang jawabannya belum ada di sini:</translation>
        </message>
    </context>
    <context>
        <name>Outbox</name>
        <message>
            <source>held back</source>
            <translation>ditahan</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>antre kirim</translation>
        </message>
        <message>
            <source>being sent</source>
            <translation>sedang dikirim</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>terkirim</translation>
        </message>
        <message>
            <source>something happened</source>
            <translation>ada kejadian baru</translation>
        </message>
        <message>
            <source>not accepted</source>
            <translation>ditolak</translation>
        </message>
        <message>
            <source>no longer yours</source>
            <translation>bukan tugas Anda lagi</translation>
        </message>
        <message>
            <source>entered by hand</source>
            <translation>dimasukkan sendiri</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>ditarik kembali</translation>
        </message>
        <message>
            <source>not certain</source>
            <translation>belum pasti</translation>
        </message>
        <message>
            <source>accepted by the gateway</source>
            <translation>diterima gerbang</translation>
        </message>
        <message>
            <source>being checked</source>
            <translation>sedang dipastikan</translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n kali dicoba</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n berkas</numerusform>
            </translation>
        </message>
        <message>
            <source>registered as #%1</source>
            <translation>terdaftar sebagai #%1</translation>
        </message>
        <message>
            <source>On its way to the central API</source>
            <translation>Dalam perjalanan ke API pusat</translation>
        </message>
        <message>
            <source>Sent %1</source>
            <translation>Terkirim %1</translation>
        </message>
        <message>
            <source>You entered it on the web %1</source>
            <translation>Anda memasukkannya di web %1</translation>
        </message>
        <message>
            <source>Sending {file}: {done} of {total}</source>
            <translation>Mengirim {file}: {done} dari {total}</translation>
        </message>
        <message>
            <source>Stays here until you send it</source>
            <translation>Tetap di sini sampai Anda mengirimnya</translation>
        </message>
        <message>
            <source>Sent in %1 unless you hold it</source>
            <translation>Dikirim dalam %1 kecuali Anda tahan</translation>
        </message>
        <message>
            <source>On a USB stick since %1; a network that comes first sends it too</source>
            <translation>Ada di USB sejak %1; bila jaringan lebih dahulu ada, tetap dikirim dari sini</translation>
        </message>
        <message>
            <source>Accepted %1; the next sync asks what became of it</source>
            <translation>Diterima %1; sinkronisasi berikutnya menanyakan hasilnya</translation>
        </message>
        <message>
            <source>Next attempt at %1</source>
            <translation>Dicoba lagi pukul %1</translation>
        </message>
        <message>
            <source>Goes with the next sync</source>
            <translation>Ikut sinkronisasi berikutnya</translation>
        </message>
        <message>
            <source>Needs your review</source>
            <translation>Perlu ditinjau</translation>
        </message>
        <message>
            <source>Being sent</source>
            <translation>Sedang dikirim</translation>
        </message>
        <message>
            <source>Accepted, on the way to LAPOR!</source>
            <translation>Diterima, menuju LAPOR!</translation>
        </message>
        <message>
            <source>Waiting to be sent</source>
            <translation>Menunggu dikirim</translation>
        </message>
        <message>
            <source>Held back</source>
            <translation>Ditahan</translation>
        </message>
        <message>
            <source>Sent lately</source>
            <translation>Baru terkirim</translation>
        </message>
    </context>
    <context>
        <name>OutboxDetail</name>
        <message>
            <source>Secret</source>
            <translation>Rahasia</translation>
        </message>
        <message>
            <source>Your answer</source>
            <translation>Tanggapan Anda</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Kirim sekarang</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sunting</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Tahan</translation>
        </message>
        <message>
            <source>Back to draft</source>
            <translation>Kembalikan ke konsep</translation>
        </message>
        <message>
            <source>Entered on the web</source>
            <translation>Sudah dimasukkan di web</translation>
        </message>
        <message>
            <source>You entered it on LAPOR!'s web page yourself: it is not sent any more</source>
            <translation>Anda sendiri memasukkannya di web LAPOR!: tidak akan dikirim lagi</translation>
        </message>
        <message>
            <source>Not entered after all</source>
            <translation>Ternyata belum dimasukkan</translation>
        </message>
        <message>
            <source>Open the complaint</source>
            <translation>Buka laporan</translation>
        </message>
        <message>
            <source>Ask now</source>
            <translation>Tanyakan sekarang</translation>
        </message>
        <message>
            <source>Waits for you to enter it on LAPOR!'s web page</source>
            <translation>Menunggu Anda masukkan di web LAPOR!</translation>
        </message>
    </context>
    <context>
        <name>OutboxView</name>
        <message>
            <source>Nothing waits to be sent.
Answers that you queue with Ctrl+Enter stay here until they are sent.</source>
            <translation>Tidak ada yang menunggu dikirim.
Tanggapan yang Anda antrekan dengan Ctrl+Enter ada di sini sampai terkirim.</translation>
        </message>
        <message>
            <source>Carry by USB…</source>
            <translation>Bawa dengan USB…</translation>
        </message>
        <message>
            <source>Enter each on LAPOR!'s web page, then mark it here as entered.</source>
            <translation>Masukkan masing-masing di web LAPOR!, lalu tandai di sini.</translation>
        </message>
        <message>
            <source>No network at all? Take it to another PC, or enter it on the web yourself.</source>
            <translation>Tidak ada jaringan sama sekali? Bawa ke PC lain, atau masukkan sendiri di web.</translation>
        </message>
        <message>
            <source>No network at all? Enter it on LAPOR!'s web page yourself.</source>
            <translation>Tidak ada jaringan sama sekali? Masukkan sendiri di web LAPOR!.</translation>
        </message>
        <message>
            <source>Outbox</source>
            <translation>Kotak keluar</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Complaint</source>
            <translation>Laporan</translation>
        </message>
        <message>
            <source>Take complaint #%1 from LAPOR!</source>
            <translation>Ambil laporan #%1 dari LAPOR!</translation>
        </message>
        <message>
            <source>#%1 is not on this PC: sync, which brings it if it is yours</source>
            <translation>#%1 tidak ada di PC ini: sinkronkan; bila ditugaskan kepada Anda, akan masuk</translation>
        </message>
        <message>
            <source>Search complaints for “%1”</source>
            <translation>Cari “%1” di laporan</translation>
        </message>
        <message>
            <source>This complaint</source>
            <translation>Laporan ini</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Daftar</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Pengaturan</translation>
        </message>
        <message>
            <source>Find an action or a complaint</source>
            <translation>Cari tindakan atau laporan</translation>
        </message>
        <message>
            <source>An action, a list, a setting or the number of a complaint</source>
            <translation>Tindakan, daftar, pengaturan, atau nomor laporan</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Hasil</translation>
        </message>
        <message>
            <source>send fetch update refresh</source>
            <translation>kirim ambil perbarui segarkan sinkronisasi</translation>
        </message>
        <message>
            <source>find</source>
            <translation>temukan cari</translation>
        </message>
        <message>
            <source>reply respond write follow-up</source>
            <translation>jawab balas tulis tindak lanjut</translation>
        </message>
        <message>
            <source>take back revert</source>
            <translation>batalkan kembalikan tarik</translation>
        </message>
        <message>
            <source>report statistics figures export excel pdf</source>
            <translation>rekapitulasi laporan statistik angka ekspor excel pdf cetak</translation>
        </message>
        <message>
            <source>options preferences</source>
            <translation>setelan opsi preferensi</translation>
        </message>
        <message>
            <source>zoom font size</source>
            <translation>zoom huruf ukuran</translation>
        </message>
        <message>
            <source>guide manual</source>
            <translation>bantuan petunjuk manual</translation>
        </message>
        <message>
            <source>shortcuts keyboard</source>
            <translation>pintasan papan ketik</translation>
        </message>
        <message>
            <source>introduction</source>
            <translation>pengenalan panduan awal</translation>
        </message>
        <message>
            <source>usb flash offline export import exchange</source>
            <translation>usb flashdisk stik luring ekspor impor tukar berkas</translation>
        </message>
        <message>
            <source>import export xlsx csv laporan ringkas</source>
            <translation>impor ekspor unggah xlsx csv laporan ringkas</translation>
        </message>
        <message>
            <source>fetch number lapor take</source>
            <translation>ambil nomor lapor tambah tracking</translation>
        </message>
        <message>
            <source>close end exit</source>
            <translation>tutup akhiri selesai</translation>
        </message>
        <message>
            <source>server lapor excel practice set up</source>
            <translation>server lapor excel latihan siapkan</translation>
        </message>
        <message>
            <source>server address token account proxy certificate</source>
            <translation>server alamat token akun proksi sertifikat masuk</translation>
        </message>
        <message>
            <source>api key</source>
            <translation>api kunci</translation>
        </message>
        <message>
            <source>metered allowance interval automatic sync large files</source>
            <translation>kuota jatah berbayar sinkron otomatis jam berkas besar</translation>
        </message>
        <message>
            <source>dark light english indonesian</source>
            <translation>gelap terang inggris indonesia ukuran huruf</translation>
        </message>
        <message>
            <source>spelling dictionary approval</source>
            <translation>ejaan kamus persetujuan</translation>
        </message>
        <message>
            <source>letter head signer nip place</source>
            <translation>surat kop tanda tangan nip tempat</translation>
        </message>
        <message>
            <source>holidays calendar deadline limits</source>
            <translation>libur kalender tenggat cuti bersama</translation>
        </message>
        <message>
            <source>reminders tray quiet hours</source>
            <translation>pengingat baki jam tenang notifikasi</translation>
        </message>
        <message>
            <source>pin lock recovery code screen capture</source>
            <translation>pin kunci kode pemulihan tangkapan layar</translation>
        </message>
        <message>
            <source>record of processing audit</source>
            <translation>catatan pemrosesan audit</translation>
        </message>
        <message>
            <source>delete erase purge privacy</source>
            <translation>hapus masa simpan retensi privasi pdp</translation>
        </message>
        <message>
            <source>version newer</source>
            <translation>versi perbarui</translation>
        </message>
        <message>
            <source>version licence</source>
            <translation>versi lisensi</translation>
        </message>
    </context>
    <context>
        <name>PapersForm</name>
        <message>
            <source>Stands on the letter of a recap; the head also on answers that are handed over as a document.</source>
            <translation>Tercantum pada surat rekap; kopnya juga pada dokumen tanggapan yang diserahkan.</translation>
        </message>
        <message>
            <source>Letterhead, the institution's name first</source>
            <translation>Kop surat, dimulai dengan nama instansi</translation>
        </message>
        <message>
            <source>Without it, the name that the central API tells stands there.</source>
            <translation>Bila kosong, dipakai nama instansi dari API pusat.</translation>
        </message>
        <message>
            <source>Signed in (place)</source>
            <translation>Tempat penandatanganan</translation>
        </message>
        <message>
            <source>Name of the superior who signs</source>
            <translation>Nama pimpinan yang menandatangani</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Jabatan</translation>
        </message>
        <message>
            <source>NIP</source>
            <translation>NIP</translation>
        </message>
    </context>
    <context>
        <name>PeriodBar</name>
        <message>
            <source>Month</source>
            <translation>Bulan</translation>
        </message>
        <message>
            <source>Quarter</source>
            <translation>Triwulan</translation>
        </message>
        <message>
            <source>Semester</source>
            <translation>Semester</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Tahun</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>Dari … sampai …</translation>
        </message>
        <message>
            <source>Kind of period</source>
            <translation>Jenis periode</translation>
        </message>
        <message>
            <source>Period before</source>
            <translation>Periode sebelumnya</translation>
        </message>
        <message>
            <source>Next period</source>
            <translation>Periode berikutnya</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Dari</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Sampai</translation>
        </message>
    </context>
    <context>
        <name>Picker</name>
        <message>
            <source>Type to filter…</source>
            <translation>Ketik untuk menyaring…</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Saring</translation>
        </message>
    </context>
    <context>
        <name>Placeholders</name>
        <message>
            <source>Number of the complaint</source>
            <translation>Nomor laporan</translation>
        </message>
        <message>
            <source>Its title</source>
            <translation>Judul</translation>
        </message>
        <message>
            <source>Its category</source>
            <translation>Kategori</translation>
        </message>
        <message>
            <source>Your institution</source>
            <translation>Instansi</translation>
        </message>
        <message>
            <source>The unit that was asked</source>
            <translation>Unit yang diminta</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Tanggal hari ini</translation>
        </message>
        <message>
            <source>Day of the complaint</source>
            <translation>Tanggal laporan</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>Batas waktu</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Nama petugas</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message numerus="yes">
            <source>new complaint(s)</source>
            <translation>
                <numerusform>laporan baru</numerusform>
            </translation>
        </message>
        <message>
            <source>changed since the last import</source>
            <translation>berubah sejak impor sebelumnya</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>tidak berubah</translation>
        </message>
        <message>
            <source>already known from the central API, and left as it told them</source>
            <translation>sudah datang dari API pusat, dibiarkan seperti dari sana</translation>
        </message>
        <message numerus="yes">
            <source>row(s) without a tracking ID, passed over</source>
            <translation>
                <numerusform>baris tanpa Tracking ID, dilewati</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>row(s) with a tracking ID that stands above already, passed over</source>
            <translation>
                <numerusform>baris yang Tracking ID-nya sudah ada di atasnya, dilewati</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PurgePart</name>
        <message>
            <source>Delete what has outlived its time…</source>
            <translation>Hapus yang lewat masa simpannya…</translation>
        </message>
        <message>
            <source>Save the deletion report…</source>
            <translation>Simpan berita acara penghapusan…</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n hari</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete these %n complaint(s) from this PC for good, with your drafts on them?</source>
            <translation>
                <numerusform>Hapus %n laporan ini beserta konsep Anda di dalamnya dari PC ini untuk selamanya?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n complaint(s)</source>
            <translation>
                <numerusform>Hapus %n laporan</numerusform>
            </translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tabel (*.csv)</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>What has outlived its time</source>
            <translation>Yang lewat masa simpannya</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Laporan</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Berakhir</translation>
        </message>
        <message>
            <source>Kept for</source>
            <translation>Masa simpan</translation>
        </message>
        <message>
            <source>Delete nothing</source>
            <translation>Jangan hapus</translation>
        </message>
        <message>
            <source>Nothing is deleted by itself. What is open, frozen, or has a draft, an entry in the outbox or a unit's answer waiting on it is never deleted. LAPOR! keeps its own record. The recap counts only what is on this PC: make the yearly one before.</source>
            <translation>Tidak ada yang terhapus sendiri. Yang masih terbuka, yang dibekukan, dan yang masih punya konsep, antrean, atau jawaban unit yang ditunggu tidak pernah ikut terhapus. Arsip di LAPOR! tetap ada. Rekap hanya menghitung yang ada di PC ini: buat rekap tahunan sebelum itu.</translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) would be deleted now.</source>
            <translation>
                <numerusform>%n laporan akan terhapus bila dijalankan sekarang.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s), because something waits on it.</source>
            <translation>
                <numerusform>%n tetap disimpan karena ada yang menunggu padanya.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s), because it is frozen.</source>
            <translation>
                <numerusform>%n tetap disimpan karena dibekukan.</numerusform>
            </translation>
        </message>
        <message>
            <source>Deleting, and looking whether anything is left…</source>
            <translation>Sedang menghapus, lalu memeriksa sisanya…</translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) deleted. Checked: nothing of them is left on this PC.</source>
            <translation>
                <numerusform>%n laporan dihapus. Sudah diperiksa: tidak ada sisanya di PC ini.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) deleted. Another program has the desk open, so older pages (encrypted) are still in its log; they go when it is closed.</source>
            <translation>
                <numerusform>%n laporan dihapus. Program lain sedang membuka meja kerja ini, jadi halaman lama (tersandi) masih ada di lognya dan hilang begitu program itu ditutup.</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Disimpan sebagai %1.</translation>
        </message>
    </context>
    <context>
        <name>QueueLine</name>
        <message>
            <source>Take back</source>
            <translation>Tarik kembali</translation>
        </message>
        <message>
            <source>Undo (Ctrl+Z)</source>
            <translation>Urungkan (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Tahan</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Kirim sekarang</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Sunting</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Tinjau</translation>
        </message>
        <message>
            <source>Waits for you to enter it on LAPOR!'s web page</source>
            <translation>Menunggu Anda masukkan di web LAPOR!</translation>
        </message>
        <message>
            <source>Held back until you send it</source>
            <translation>Ditahan sampai Anda mengirimnya</translation>
        </message>
        <message>
            <source>Queued, sent with the next sync</source>
            <translation>Antre kirim, ikut sinkronisasi berikutnya</translation>
        </message>
        <message>
            <source>Being sent…</source>
            <translation>Sedang dikirim…</translation>
        </message>
        <message>
            <source>Your answer was not sent and needs your review</source>
            <translation>Tanggapan Anda belum terkirim dan perlu ditinjau</translation>
        </message>
        <message>
            <source>Sent on to LAPOR!; the gateway is checking whether it arrived</source>
            <translation>Sudah diteruskan ke LAPOR!; gerbang sedang memastikan apakah sudah sampai</translation>
        </message>
        <message>
            <source>Accepted by the gateway, which carries it on to LAPOR!</source>
            <translation>Diterima gerbang, yang sedang meneruskannya ke LAPOR!</translation>
        </message>
        <message>
            <source>Queued, waiting for a connection</source>
            <translation>Antre kirim, menunggu sambungan</translation>
        </message>
        <message numerus="yes">
            <source>Sent in %n s</source>
            <translation>
                <numerusform>Dikirim dalam %n dtk</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueuedFiles</name>
        <message>
            <source>Files of the answer</source>
            <translation>Berkas tanggapan</translation>
        </message>
    </context>
    <context>
        <name>QueuedUndo</name>
        <message>
            <source>Answer to #%1 queued</source>
            <translation>Tanggapan untuk #%1 diantrekan</translation>
        </message>
    </context>
    <context>
        <name>RecapPage</name>
        <message>
            <source>Recap</source>
            <translation>Rekap</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Ekspor…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>No complaint was received in this period.</source>
            <translation>Tidak ada laporan yang diterima dalam periode ini.</translation>
        </message>
        <message>
            <source>Writing the recap…</source>
            <translation>Menulis rekap…</translation>
        </message>
        <message>
            <source>Saved: %1</source>
            <translation>Tersimpan: %1</translation>
        </message>
        <message>
            <source>Sent to the printer.</source>
            <translation>Sudah dikirim ke pencetak.</translation>
        </message>
        <message>
            <source>Stopped. Nothing was written.</source>
            <translation>Dihentikan. Tidak ada yang ditulis.</translation>
        </message>
        <message>
            <source>Save the recap</source>
            <translation>Simpan rekap</translation>
        </message>
    </context>
    <context>
        <name>RegisterPage</name>
        <message>
            <source>“%1” is queued to be registered</source>
            <translation>“%1” diantrekan untuk didaftarkan</translation>
        </message>
    </context>
    <context>
        <name>RegisterSheet</name>
        <message>
            <source>Register a complaint</source>
            <translation>Daftarkan laporan</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>Daftarkan</translation>
        </message>
        <message>
            <source>Anonymous: hide the name from institutions and the public</source>
            <translation>Anonim: sembunyikan nama dari instansi dan publik</translation>
        </message>
        <message>
            <source>Secret: not shown to the public</source>
            <translation>Rahasia: tidak ditampilkan kepada publik</translation>
        </message>
        <message>
            <source>It can't have come after today.</source>
            <translation>Laporan tidak mungkin datang setelah hari ini.</translation>
        </message>
        <message>
            <source>Give it a title: what it is about, in a few words.</source>
            <translation>Beri judul: tentang apa, dalam beberapa kata.</translation>
        </message>
        <message>
            <source>This desk's way to LAPOR! takes no registrations: do it on LAPOR!'s web page.</source>
            <translation>Jalur meja kerja ini ke LAPOR! tidak dapat mencatat laporan: lakukan di halaman web LAPOR!.</translation>
        </message>
        <message>
            <source>For what came by letter, in person or by phone. The central API gives it a number.</source>
            <translation>Untuk yang datang lewat surat, tatap muka, atau telepon. Nomornya diberikan API pusat.</translation>
        </message>
        <message>
            <source>Not classified yet</source>
            <translation>Belum diklasifikasi</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Judul</translation>
        </message>
        <message>
            <source>What the reporter wrote or said</source>
            <translation>Yang ditulis atau dikatakan pelapor</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Came on</source>
            <translation>Diterima pada</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasifikasi</translation>
        </message>
        <message>
            <source>Name of the reporter (optional)</source>
            <translation>Nama pelapor (opsional)</translation>
        </message>
    </context>
    <context>
        <name>RejectSheet</name>
        <message>
            <source>Not our authority</source>
            <translation>Bukan wewenang</translation>
        </message>
        <message>
            <source>Ask to pass it on</source>
            <translation>Minta dialihkan</translation>
        </message>
        <message>
            <source>This asks the central admin to pass it on; until they do, it stays with you.</source>
            <translation>Ini permintaan kepada admin pusat untuk mengalihkan laporan; sampai diterima, laporan tetap pada Anda.</translation>
        </message>
        <message>
            <source>Proposed institution</source>
            <translation>Instansi yang diusulkan</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Alasan</translation>
        </message>
    </context>
    <context>
        <name>Renewal</name>
        <message>
            <source>The desk is getting a new key…</source>
            <translation>Meja kerja sedang diberi kunci baru…</translation>
        </message>
        <message>
            <source>All data is written anew. Leave the PC on; the window comes back by itself.</source>
            <translation>Semua data ditulis ulang. Biarkan PC menyala; jendela kembali dengan sendirinya.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Lanjutkan</translation>
        </message>
        <message>
            <source>LAPOR! Desktop</source>
            <translation>LAPOR! Desktop</translation>
        </message>
        <message>
            <source>Recovery code</source>
            <translation>Kode pemulihan</translation>
        </message>
        <message>
            <source>This recovery code belongs to it; the one before opens nothing any more. Write it down and keep it apart from this PC: it is not shown again.</source>
            <translation>Kode pemulihan ini miliknya; kode yang lama tidak membuka apa pun lagi. Catat dan simpan terpisah dari PC ini: kode ini tidak ditampilkan lagi.</translation>
        </message>
        <message>
            <source>The desk has a new key</source>
            <translation>Meja kerja sudah memakai kunci baru</translation>
        </message>
        <message>
            <source>%1. The desk is as it was, under the key that it had.</source>
            <translation>%1. Meja kerja tetap seperti semula, dengan kunci yang lama.</translation>
        </message>
        <message>
            <source>There is no new key</source>
            <translation>Kunci baru tidak jadi dibuat</translation>
        </message>
    </context>
    <context>
        <name>RequestSheet</name>
        <message>
            <source>Message to %1</source>
            <translation>Pesan untuk %1</translation>
        </message>
        <message>
            <source>Copy for WhatsApp</source>
            <translation>Salin untuk WhatsApp</translation>
        </message>
        <message>
            <source>Text of the message</source>
            <translation>Isi pesan</translation>
        </message>
        <message>
            <source>Copy for mail</source>
            <translation>Salin untuk surel</translation>
        </message>
        <message>
            <source>Copied for a minute. Paste it for %1, then note their word here.</source>
            <translation>Tersalin selama satu menit. Tempelkan untuk %1, lalu catat jawabannya di sini.</translation>
        </message>
    </context>
    <context>
        <name>ResponsePanel</name>
        <message>
            <source>Secret</source>
            <translation>Rahasia</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Tanggapan</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n karakter</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 dari %2</translation>
        </message>
        <message>
            <source>Queue to send</source>
            <translation>Antre kirim</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Coba lagi</translation>
        </message>
        <message>
            <source>Copy the text</source>
            <translation>Salin teks</translation>
        </message>
        <message>
            <source>A secret answer is shown to the reporter only, not to the public</source>
            <translation>Tanggapan rahasia hanya terlihat oleh pelapor, tidak oleh publik</translation>
        </message>
    </context>
    <context>
        <name>Retention</name>
        <message>
            <source>Closed</source>
            <translation>Ditutup</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>Diarsipkan</translation>
        </message>
        <message>
            <source>No longer yours</source>
            <translation>Bukan lagi milik Anda</translation>
        </message>
        <message>
            <source>%1: all other classes</source>
            <translation>%1: klasifikasi lain</translation>
        </message>
    </context>
    <context>
        <name>RetentionForm</name>
        <message>
            <source>UU 27/2022 (articles 42-44) has personal data deleted when their time is over, and names no figure for a copy on a PC. The usual days are this program's choice: where your institution's retention schedule (JRA) says otherwise, put its figures in their place. LAPOR! and your institution keep the archive.</source>
            <translation>UU 27/2022 (Pasal 42-44) menyuruh menghapus data pribadi bila masanya habis, tetapi tidak menyebut angka untuk salinan di PC. Angka bawaan di sini pilihan program: bila jadwal retensi arsip (JRA) instansi Anda menentukan lain, gantilah. Arsipnya tetap di LAPOR! dan di instansi Anda.</translation>
        </message>
    </context>
    <context>
        <name>ReturnSheet</name>
        <message>
            <source>Returned by %1</source>
            <translation>Dikembalikan oleh %1</translation>
        </message>
        <message>
            <source>Note it</source>
            <translation>Catat</translation>
        </message>
        <message>
            <source>What is to be changed</source>
            <translation>Yang perlu diperbaiki</translation>
        </message>
    </context>
    <context>
        <name>RevealLink</name>
        <message>
            <source>Show what is covered (%1)</source>
            <translation>Tampilkan yang ditutupi (%1)</translation>
        </message>
        <message>
            <source>Cover it again</source>
            <translation>Tutupi lagi</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>An earlier version of this answer has been sent after all. Sending this one adds a second answer.</source>
            <translation>Versi sebelumnya ternyata sudah terkirim. Bila yang ini dikirim, laporan mendapat tanggapan kedua.</translation>
        </message>
        <message>
            <source>The complaint was closed meanwhile. Read what happened before you send this.</source>
            <translation>Sementara itu laporan ditutup. Baca dahulu apa yang terjadi sebelum mengirim ini.</translation>
        </message>
        <message>
            <source>The complaint was archived meanwhile. Read what happened before you send this.</source>
            <translation>Sementara itu laporan diarsipkan. Baca dahulu apa yang terjadi sebelum mengirim ini.</translation>
        </message>
        <message>
            <source>The complaint was given to another institution. Your draft stays here, but can't be sent any more.</source>
            <translation>Laporan dialihkan ke instansi lain. Konsep Anda tetap di sini, tetapi tidak dapat dikirim lagi.</translation>
        </message>
        <message>
            <source>The reporter withdrew the complaint. Your draft stays here, but can't be sent any more.</source>
            <translation>Pelapor menarik laporannya. Konsep Anda tetap di sini, tetapi tidak dapat dikirim lagi.</translation>
        </message>
        <message>
            <source>The complaint was merged with another one. Your draft stays here, but can't be sent any more.</source>
            <translation>Laporan digabung dengan laporan lain. Konsep Anda tetap di sini, tetapi tidak dapat dikirim lagi.</translation>
        </message>
        <message>
            <source>The complaint is no longer assigned to you. Your draft stays here, but can't be sent any more.</source>
            <translation>Laporan bukan lagi tugas Anda. Konsep Anda tetap di sini, tetapi tidak dapat dikirim lagi.</translation>
        </message>
    </context>
    <context>
        <name>RuleRow</name>
        <message>
            <source>%1: days</source>
            <translation>%1: hari</translation>
        </message>
        <message numerus="yes">
            <source>day(s)</source>
            <translation>
                <numerusform>hari</numerusform>
            </translation>
        </message>
        <message>
            <source>set by you</source>
            <translation>Anda tetapkan</translation>
        </message>
        <message numerus="yes">
            <source>%n over their time</source>
            <translation>
                <numerusform>%n laporan lewat masa simpan</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Back to %1</source>
            <translation>Kembali ke %1</translation>
        </message>
    </context>
    <context>
        <name>RulesPart</name>
        <message>
            <source>Undo</source>
            <translation>Urungkan</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Tambah</translation>
        </message>
        <message>
            <source>All usual days</source>
            <translation>Semua ke angka bawaan</translation>
        </message>
        <message>
            <source>How it ended</source>
            <translation>Cara berakhirnya</translation>
        </message>
        <message>
            <source>Class of complaints</source>
            <translation>Klasifikasi laporan</translation>
        </message>
        <message>
            <source>Days that they are kept</source>
            <translation>Masa simpan dalam hari</translation>
        </message>
        <message>
            <source>The schedule and its number, for the deletion report</source>
            <translation>Jadwal retensi dan nomornya, untuk berita acara</translation>
        </message>
        <message>
            <source>days</source>
            <translation>hari</translation>
        </message>
        <message>
            <source>Basis of your own figures</source>
            <translation>Dasar angka yang Anda tetapkan</translation>
        </message>
        <message>
            <source>Kept since it ended</source>
            <translation>Masa simpan sejak laporan berakhir</translation>
        </message>
        <message>
            <source>A rule for one class</source>
            <translation>Aturan untuk satu klasifikasi</translation>
        </message>
        <message>
            <source>It goes before the rule for all other classes that ended so.</source>
            <translation>Aturan ini didahulukan daripada aturan untuk klasifikasi lain.</translation>
        </message>
        <message numerus="yes">
            <source>%1: kept for %n day(s) now.</source>
            <translation>
                <numerusform>%1: kini disimpan %n hari.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose the class that the rule is for, or type its name.</source>
            <translation>Pilih klasifikasi yang dimaksud, atau ketik namanya.</translation>
        </message>
        <message>
            <source>%1: your rule was taken back.</source>
            <translation>%1: aturan Anda dihapus.</translation>
        </message>
        <message>
            <source>All rules are as they came with the program.</source>
            <translation>Semua aturan kembali ke bawaan program.</translation>
        </message>
    </context>
    <context>
        <name>SaveMark</name>
        <message>
            <source>Saving…</source>
            <translation>Menyimpan…</translation>
        </message>
        <message>
            <source>Saved %1</source>
            <translation>Tersimpan %1</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Belum tersimpan</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Search complaints, answers, numbers…</source>
            <translation>Cari laporan, tanggapan, nomor…</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Cari</translation>
        </message>
    </context>
    <context>
        <name>SecurityForm</name>
        <message>
            <source>Present PIN, or the recovery code</source>
            <translation>PIN sekarang, atau kode pemulihan</translation>
        </message>
        <message>
            <source>New PIN, at least six characters</source>
            <translation>PIN baru, sekurangnya enam karakter</translation>
        </message>
        <message>
            <source>New PIN once more</source>
            <translation>Ulangi PIN baru</translation>
        </message>
        <message>
            <source>Show a recovery code, in case the PIN is forgotten</source>
            <translation>Tampilkan kode pemulihan, bila nanti PIN terlupa</translation>
        </message>
        <message>
            <source>Remove the PIN</source>
            <translation>Hapus PIN</translation>
        </message>
        <message numerus="yes">
            <source>after %n minute(s)</source>
            <translation>
                <numerusform>setelah %n menit</numerusform>
            </translation>
        </message>
        <message>
            <source>Lock when nobody touches the program</source>
            <translation>Kunci bila program tidak disentuh</translation>
        </message>
        <message>
            <source>never</source>
            <translation>tidak pernah</translation>
        </message>
        <message>
            <source>Lock when the PC falls asleep</source>
            <translation>Kunci saat PC tidur</translation>
        </message>
        <message>
            <source>Lock when the PC's own screen is locked</source>
            <translation>Kunci saat layar PC dikunci</translation>
        </message>
        <message>
            <source>Keep the window out of screen captures</source>
            <translation>Jangan tampakkan jendela di tangkapan layar</translation>
        </message>
        <message>
            <source>The window is not seen in a shared screen, a recording or a screenshot.</source>
            <translation>Jendela ini tidak terlihat di layar yang dibagikan, rekaman, dan tangkapan layar.</translation>
        </message>
        <message>
            <source>The two new PINs are not the same.</source>
            <translation>Kedua PIN baru tidak sama.</translation>
        </message>
        <message>
            <source>A PIN is set. It is asked for when the program starts, and after every lock.</source>
            <translation>PIN sudah dipasang. PIN diminta saat program dibuka dan setiap kali terkunci.</translation>
        </message>
        <message>
            <source>No PIN is set: whoever can use this PC's account can read the desk.</source>
            <translation>Belum ada PIN: siapa pun yang dapat memakai akun PC ini dapat membaca meja kerja.</translation>
        </message>
        <message>
            <source>Change the PIN</source>
            <translation>Ganti PIN</translation>
        </message>
        <message>
            <source>Set the PIN</source>
            <translation>Pasang PIN</translation>
        </message>
        <message>
            <source>Recovery code. Write it down and keep it apart from this PC: it opens the desk as the PIN does. It is not shown again, and an earlier one opens nothing any more.</source>
            <translation>Kode pemulihan. Catat dan simpan terpisah dari PC ini: kode ini membuka meja kerja seperti PIN. Kode ini tidak ditampilkan lagi, dan kode sebelumnya tidak membuka apa pun lagi.</translation>
        </message>
        <message>
            <source>This PC has no key storage, so the key lies beside the data, locked by the PIN: whoever copies both can try PINs on another PC. Six digits last for days at most; a PIN of ten or more, with letters, lasts.</source>
            <translation>PC ini tidak punya penyimpanan kunci, jadi kuncinya ada di samping data, terkunci oleh PIN: siapa pun yang menyalin keduanya dapat mencoba-coba PIN di PC lain. Enam angka bertahan paling lama beberapa hari; PIN sepuluh karakter atau lebih yang berisi huruf bertahan lama.</translation>
        </message>
        <message>
            <source>This PC has no key storage, so the key lies beside the data: whoever copies both can read them. A PIN locks the key.</source>
            <translation>PC ini tidak punya penyimpanan kunci, jadi kuncinya ada di samping data: siapa pun yang menyalin keduanya dapat membacanya. PIN mengunci kunci itu.</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>About</source>
            <translation>Tentang program</translation>
        </message>
        <message>
            <source>Source of complaints</source>
            <translation>Asal laporan</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Sambungan</translation>
        </message>
        <message>
            <source>LAPOR! directly</source>
            <translation>LAPOR! langsung</translation>
        </message>
        <message>
            <source>Network and data</source>
            <translation>Jaringan dan data</translation>
        </message>
        <message>
            <source>Language and appearance</source>
            <translation>Bahasa dan tampilan</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>Tanggapan</translation>
        </message>
        <message>
            <source>Letterhead</source>
            <translation>Kop surat</translation>
        </message>
        <message>
            <source>Working days and limits</source>
            <translation>Hari kerja dan batas waktu</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tombol</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Pemberitahuan</translation>
        </message>
        <message>
            <source>Security</source>
            <translation>Keamanan</translation>
        </message>
        <message>
            <source>Journal</source>
            <translation>Jurnal</translation>
        </message>
        <message>
            <source>Retention</source>
            <translation>Penyimpanan data</translation>
        </message>
        <message>
            <source>Updates</source>
            <translation>Pembaruan</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Sections of the settings</source>
            <translation>Bagian pengaturan</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Pengaturan</translation>
        </message>
    </context>
    <context>
        <name>Setup</name>
        <message>
            <source>A server of your institution</source>
            <translation>Server instansi Anda</translation>
        </message>
        <message>
            <source>Complaints come and answers go by sync. Needs its address and an account or token.</source>
            <translation>Laporan masuk dan tanggapan keluar lewat sinkronisasi. Perlu alamatnya dan akun atau token.</translation>
        </message>
        <message>
            <source>LAPOR! directly</source>
            <translation>Langsung ke LAPOR!</translation>
        </message>
        <message>
            <source>With the keys that the operator gave to your institution. Answers go by sync.</source>
            <translation>Dengan kunci yang diberikan pengelola kepada instansi Anda. Tanggapan keluar lewat sinkronisasi.</translation>
        </message>
        <message>
            <source>Excel only</source>
            <translation>Excel saja</translation>
        </message>
        <message>
            <source>The official export comes in, answers go out as a document. Needs no network.</source>
            <translation>Ekspor resmi masuk, tanggapan keluar sebagai dokumen. Tanpa jaringan.</translation>
        </message>
        <message>
            <source>Every admin can download the export Laporan Ringkas from LAPOR!. Take it in here as often as you like: what changed is renewed, and what you wrote stays. Answers that you queue are handed over as a document from the outbox, and you mark what you have entered on LAPOR!'s web page.</source>
            <translation>Setiap admin dapat mengunduh ekspor Laporan Ringkas dari LAPOR!. Ambil ke sini sesering yang Anda perlukan: yang berubah diperbarui, yang Anda tulis tetap. Tanggapan yang diantrekan diserahkan sebagai dokumen dari kotak keluar, lalu Anda tandai yang sudah dimasukkan di web LAPOR!.</translation>
        </message>
        <message>
            <source>Practice</source>
            <translation>Latihan</translation>
        </message>
        <message>
            <source>Made-up complaints on a desk of their own, to learn with. Nothing leaves the PC.</source>
            <translation>Laporan buatan di meja kerja sendiri, untuk belajar. Tidak ada yang keluar dari PC.</translation>
        </message>
        <message>
            <source>Practice opens beside this window, with 300 made-up complaints, a third of them yours, to which more come as time goes on. What you do there changes nothing here.</source>
            <translation>Mode latihan terbuka di samping jendela ini, dengan 300 laporan buatan, sepertiganya milik Anda, yang terus berjalan. Yang Anda lakukan di sana tidak mengubah apa pun di sini.</translation>
        </message>
        <message>
            <source>{way} · in use</source>
            <translation>{way} · dipakai</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Back</source>
            <translation>Kembali</translation>
        </message>
        <message numerus="yes">
            <source>%n more form(s) wait(s) behind this one, and come(s) when it is done.</source>
            <translation>
                <numerusform>%n formulir lain menunggu dan muncul setelah formulir ini selesai.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SheetOutput</name>
        <message>
            <source>Save disposition sheet</source>
            <translation>Simpan lembar disposisi</translation>
        </message>
        <message>
            <source>PDF files (*.pdf)</source>
            <translation>Berkas PDF (*.pdf)</translation>
        </message>
    </context>
    <context>
        <name>SignInWindow</name>
        <message>
            <source>Sign in</source>
            <translation>Masuk</translation>
        </message>
        <message>
            <source>Open the browser again</source>
            <translation>Buka peramban lagi</translation>
        </message>
        <message>
            <source>Copy the address</source>
            <translation>Salin alamat</translation>
        </message>
        <message>
            <source>Open a desk of their own</source>
            <translation>Buka meja kerja sendiri</translation>
        </message>
        <message>
            <source>Asking the server…</source>
            <translation>Menghubungi server…</translation>
        </message>
        <message>
            <source>Sign in once more</source>
            <translation>Masuk sekali lagi</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Go on in the browser</source>
            <translation>Lanjutkan di peramban</translation>
        </message>
        <message>
            <source>A page of the server has opened there. Fill in user name and password, and come back here. If no page came up, copy its address and open it in a browser on this PC.</source>
            <translation>Halaman server sudah terbuka di sana. Isi nama pengguna dan kata sandi, lalu kembali ke sini. Bila halamannya tidak muncul, salin alamatnya dan buka di peramban PC ini.</translation>
        </message>
        <message>
            <source>Signed in as {name}</source>
            <translation>Masuk sebagai {name}</translation>
        </message>
        <message>
            <source>Something went wrong in the program</source>
            <translation>Ada yang tidak beres di program</translation>
        </message>
    </context>
    <context>
        <name>SimilarSheet</name>
        <message>
            <source>Similar ones answered before</source>
            <translation>Serupa yang pernah dijawab</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>Sisipkan</translation>
        </message>
        <message>
            <source>Names and numbers are left out. Check that the answer fits.</source>
            <translation>Nama dan nomor dihilangkan. Periksa apakah tanggapannya cocok.</translation>
        </message>
        <message>
            <source>(no title)</source>
            <translation>(tanpa judul)</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Weak key</source>
            <translation>Kunci lemah</translation>
        </message>
        <message>
            <source>Whoever copies the files of this desk can read them. Click for what to do.</source>
            <translation>Siapa pun yang menyalin berkas meja kerja ini dapat membacanya. Klik untuk tahu yang perlu dilakukan.</translation>
        </message>
        <message>
            <source>Take from Excel</source>
            <translation>Ambil dari Excel</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Sinkronkan</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>Stop the sync</source>
            <translation>Hentikan sinkronisasi</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sinkronkan sekarang</translation>
        </message>
    </context>
    <context>
        <name>Statuses</name>
        <message>
            <source>Not yet verified</source>
            <translation>Belum terverifikasi</translation>
        </message>
        <message>
            <source>Not yet followed up</source>
            <translation>Belum ditindaklanjuti</translation>
        </message>
        <message>
            <source>In process</source>
            <translation>Sedang diproses</translation>
        </message>
        <message>
            <source>The reporter replied</source>
            <translation>Ditanggapi oleh pelapor</translation>
        </message>
        <message>
            <source>Awaiting completion</source>
            <translation>Menunggu kelengkapan</translation>
        </message>
        <message>
            <source>Closed by the system</source>
            <translation>Ditutup oleh sistem</translation>
        </message>
        <message>
            <source>Closed by an admin</source>
            <translation>Ditutup oleh admin</translation>
        </message>
        <message>
            <source>Closed by the reporter</source>
            <translation>Ditutup oleh pelapor</translation>
        </message>
        <message>
            <source>Archived by an admin</source>
            <translation>Diarsipkan oleh admin</translation>
        </message>
        <message>
            <source>Archived by the system</source>
            <translation>Diarsipkan oleh sistem</translation>
        </message>
        <message>
            <source>Archived by the reporter</source>
            <translation>Diarsipkan oleh pelapor</translation>
        </message>
        <message>
            <source>Content blocked</source>
            <translation>Konten terblokir</translation>
        </message>
        <message>
            <source>With supervisory content</source>
            <translation>Berkadar pengawasan</translation>
        </message>
        <message>
            <source>Without supervisory content</source>
            <translation>Tidak berkadar pengawasan</translation>
        </message>
        <message>
            <source>Information request</source>
            <translation>Permintaan informasi</translation>
        </message>
        <message>
            <source>Aspiration</source>
            <translation>Aspirasi</translation>
        </message>
    </context>
    <context>
        <name>StepRow</name>
        <message>
            <source>Testing…</source>
            <translation>Sedang diuji…</translation>
        </message>
        <message>
            <source>Waits for its turn</source>
            <translation>Menunggu giliran</translation>
        </message>
    </context>
    <context>
        <name>Stick</name>
        <message>
            <source>Files of LAPOR! Desktop (*.lapor)</source>
            <translation>Berkas LAPOR! Desktop (*.lapor)</translation>
        </message>
    </context>
    <context>
        <name>StickPage</name>
        <message>
            <source>Carry by USB</source>
            <translation>Bawa dengan USB</translation>
        </message>
        <message>
            <source>Practice mode has a central API of its own on this PC: there is nothing to carry to another. Leave it to exchange a real file, or to take one in.</source>
            <translation>Mode latihan memakai API pusat sendiri di PC ini: tidak ada yang perlu dibawa ke PC lain. Keluarlah dari mode latihan untuk menukar berkas sungguhan atau memasukkannya.</translation>
        </message>
    </context>
    <context>
        <name>Story</name>
        <message>
            <source>%1 verified the complaint</source>
            <translation>%1 memverifikasi laporan</translation>
        </message>
        <message>
            <source>%1 assigned the complaint</source>
            <translation>%1 mendisposisikan laporan</translation>
        </message>
        <message>
            <source>%1 answered</source>
            <translation>%1 menanggapi</translation>
        </message>
        <message>
            <source>%1 replied</source>
            <translation>%1 memberi balasan</translation>
        </message>
        <message>
            <source>%1 put the complaint on hold</source>
            <translation>%1 menunda laporan</translation>
        </message>
        <message>
            <source>%1 declared it not their authority</source>
            <translation>%1 menyatakan bukan wewenang</translation>
        </message>
        <message>
            <source>%1 archived the complaint</source>
            <translation>%1 mengarsipkan laporan</translation>
        </message>
        <message>
            <source>%1 closed the complaint</source>
            <translation>%1 menutup laporan</translation>
        </message>
        <message>
            <source>%1 reopened the complaint</source>
            <translation>%1 membuka kembali laporan</translation>
        </message>
        <message>
            <source>%1 edited the complaint</source>
            <translation>%1 menyunting laporan</translation>
        </message>
        <message>
            <source>Note by %1</source>
            <translation>Catatan %1</translation>
        </message>
        <message>
            <source>You forwarded it to %1</source>
            <translation>Anda meneruskannya ke %1</translation>
        </message>
        <message>
            <source>You reminded %1</source>
            <translation>Anda mengingatkan %1</translation>
        </message>
        <message>
            <source>%1 answered you</source>
            <translation>%1 menjawab Anda</translation>
        </message>
        <message>
            <source>You withdrew the forward to %1</source>
            <translation>Anda menarik penerusan ke %1</translation>
        </message>
        <message>
            <source>You asked %1 for approval</source>
            <translation>Anda meminta persetujuan %1</translation>
        </message>
        <message>
            <source>%1 approved the answer</source>
            <translation>%1 menyetujui tanggapan</translation>
        </message>
        <message>
            <source>%1 returned the answer</source>
            <translation>%1 mengembalikan tanggapan</translation>
        </message>
        <message>
            <source>You took the request for approval back</source>
            <translation>Anda menarik permintaan persetujuan</translation>
        </message>
        <message>
            <source>Your note</source>
            <translation>Catatan Anda</translation>
        </message>
        <message>
            <source>You answered</source>
            <translation>Anda menanggapi</translation>
        </message>
        <message>
            <source>You verified the complaint for %1</source>
            <translation>Anda memverifikasi laporan untuk %1</translation>
        </message>
        <message>
            <source>You put the complaint on hold</source>
            <translation>Anda menunda laporan</translation>
        </message>
        <message>
            <source>You proposed to pass it on to %1</source>
            <translation>Anda mengusulkan pengalihan ke %1</translation>
        </message>
        <message>
            <source>You archived the complaint</source>
            <translation>Anda mengarsipkan laporan</translation>
        </message>
        <message>
            <source>You closed the complaint</source>
            <translation>Anda menutup laporan</translation>
        </message>
        <message>
            <source>You registered the complaint</source>
            <translation>Anda mendaftarkan laporan</translation>
        </message>
        <message>
            <source>held back</source>
            <translation>ditahan</translation>
        </message>
        <message>
            <source>waiting to be sent</source>
            <translation>menunggu dikirim</translation>
        </message>
        <message>
            <source>being sent</source>
            <translation>sedang dikirim</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>terkirim</translation>
        </message>
        <message>
            <source>entered on the web by hand</source>
            <translation>dimasukkan sendiri di web</translation>
        </message>
        <message>
            <source>not sent: needs your review</source>
            <translation>belum terkirim: perlu ditinjau</translation>
        </message>
        <message>
            <source>accepted, being carried on to LAPOR!</source>
            <translation>diterima, sedang diteruskan ke LAPOR!</translation>
        </message>
        <message>
            <source>by %1</source>
            <translation>paling lambat %1</translation>
        </message>
        <message>
            <source>only here</source>
            <translation>hanya di PC ini</translation>
        </message>
        <message>
            <source>Complaint received through %1</source>
            <translation>Laporan masuk melalui %1</translation>
        </message>
        <message>
            <source>Complaint received</source>
            <translation>Laporan masuk</translation>
        </message>
        <message>
            <source>%1 rated the answer: %2 of 5</source>
            <translation>%1 menilai tanggapan: %2 dari 5</translation>
        </message>
        <message>
            <source>secret</source>
            <translation>rahasia</translation>
        </message>
        <message>
            <source>another institution</source>
            <translation>instansi lain</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Anda</translation>
        </message>
        <message>
            <source>The reporter</source>
            <translation>Pelapor</translation>
        </message>
        <message>
            <source>The system</source>
            <translation>Sistem</translation>
        </message>
        <message>
            <source>An admin</source>
            <translation>Admin</translation>
        </message>
        <message>
            <source>A colleague</source>
            <translation>Rekan kerja</translation>
        </message>
    </context>
    <context>
        <name>SyncWords</name>
        <message numerus="yes">
            <source>%n wait(s) for your hand</source>
            <translation>
                <numerusform>%n menunggu diserahkan</numerusform>
            </translation>
        </message>
        <message>
            <source>Excel only</source>
            <translation>Excel saja</translation>
        </message>
        <message>
            <source>no server, by your choice</source>
            <translation>tanpa server, sesuai pilihan Anda</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Menyambung…</translation>
        </message>
        <message>
            <source>Sending…</source>
            <translation>Mengirim…</translation>
        </message>
        <message>
            <source>Files are on their way…</source>
            <translation>Berkas sedang dikirim dan diambil…</translation>
        </message>
        <message>
            <source>Receiving {done} of {total}</source>
            <translation>Menerima {done} dari {total}</translation>
        </message>
        <message>
            <source>Receiving…</source>
            <translation>Menerima…</translation>
        </message>
        <message>
            <source>sent {size}</source>
            <translation>terkirim {size}</translation>
        </message>
        <message>
            <source>received {size}</source>
            <translation>diterima {size}</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>sisa kira-kira {time}</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Luring</translation>
        </message>
        <message>
            <source>Not set up yet</source>
            <translation>Belum disiapkan</translation>
        </message>
        <message>
            <source>Not signed in</source>
            <translation>Belum masuk</translation>
        </message>
        <message>
            <source>Waiting until {time}</source>
            <translation>Menunggu sampai {time}</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Menunggu</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Perlu perhatian</translation>
        </message>
        <message>
            <source>Up to date</source>
            <translation>Tersinkron</translation>
        </message>
        <message>
            <source>Never synced</source>
            <translation>Belum pernah sinkron</translation>
        </message>
        <message>
            <source>tries again by itself at {time}</source>
            <translation>mencoba lagi sendiri pukul {time}</translation>
        </message>
        <message>
            <source>{until} (attempt {number})</source>
            <translation>{until} (percobaan ke-{number})</translation>
        </message>
        <message>
            <source>paid network: syncs only with the button</source>
            <translation>jaringan berbayar: sinkron hanya dengan tombol</translation>
        </message>
        <message>
            <source>saving data: syncs only with the button</source>
            <translation>hemat data: sinkron hanya dengan tombol</translation>
        </message>
        <message>
            <source>this month's data is used up: syncs only with the button</source>
            <translation>jatah data habis: sinkron hanya dengan tombol</translation>
        </message>
        <message>
            <source>syncs only with the button</source>
            <translation>sinkron hanya dengan tombol</translation>
        </message>
        <message>
            <source>last sync {time}</source>
            <translation>terakhir sinkron {time}</translation>
        </message>
        <message>
            <source>by USB {time}</source>
            <translation>lewat USB {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s)</source>
            <translation>
                <numerusform>%n tanggapan</numerusform>
            </translation>
        </message>
        <message>
            <source>waiting: {answers}, {size}</source>
            <translation>menunggu: {answers}, {size}</translation>
        </message>
        <message>
            <source>{waiting} (± {time})</source>
            <translation>{waiting} (± {time})</translation>
        </message>
        <message>
            <source>nothing waits to be sent</source>
            <translation>tidak ada yang menunggu dikirim</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n berkas</numerusform>
            </translation>
        </message>
        <message>
            <source>{files}, {size}, waiting</source>
            <translation>{files}, {size}, menunggu</translation>
        </message>
        <message>
            <source>about {size} to come</source>
            <translation>masuk kira-kira {size}</translation>
        </message>
        <message numerus="yes">
            <source>%n to review</source>
            <translation>
                <numerusform>%n perlu ditinjau</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TemplateEditor</name>
        <message>
            <source>Name of the template</source>
            <translation>Nama templat</translation>
        </message>
        <message>
            <source>Text of the template</source>
            <translation>Isi templat</translation>
        </message>
        <message>
            <source>Nothing fills %1; it stays a gap to fill in by hand.</source>
            <translation>%1 tidak terisi sendiri; akan menjadi isian kosong untuk diisi tangan.</translation>
        </message>
        <message>
            <source>Insert:</source>
            <translation>Sisipkan:</translation>
        </message>
    </context>
    <context>
        <name>TemplatePicker</name>
        <message>
            <source>Templates</source>
            <translation>Templat</translation>
        </message>
        <message>
            <source>No such template. The central API's come with the first sync.</source>
            <translation>Tidak ada templat seperti itu. Templat API pusat datang bersama sinkronisasi pertama.</translation>
        </message>
        <message>
            <source>own</source>
            <translation>milik saya</translation>
        </message>
    </context>
    <context>
        <name>TemplatesPage</name>
        <message>
            <source>Templates</source>
            <translation>Templat tanggapan</translation>
        </message>
        <message>
            <source>New template</source>
            <translation>Templat baru</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Impor…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Copy to my templates</source>
            <translation>Salin ke templat saya</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Urungkan</translation>
        </message>
        <message>
            <source>No template yet. Write one, import a colleague's, or sync to fetch those of the central API.</source>
            <translation>Belum ada templat. Tulis sendiri, impor dari rekan, atau sinkronkan untuk mengambil templat API pusat.</translation>
        </message>
        <message>
            <source>central API</source>
            <translation>API pusat</translation>
        </message>
        <message>
            <source>Removed: %1</source>
            <translation>Dihapus: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n template(s) taken over</source>
            <translation>
                <numerusform>%n templat diambil</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them under another name, for its own was taken</source>
            <translation>
                <numerusform>%n di antaranya dengan nama lain karena namanya sudah dipakai</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n you had already</source>
            <translation>
                <numerusform>%n sudah ada</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n template(s) written to %1</source>
            <translation>
                <numerusform>%n templat ditulis ke %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Import templates</source>
            <translation>Impor templat</translation>
        </message>
        <message>
            <source>Templates (*.json)</source>
            <translation>Templat (*.json)</translation>
        </message>
        <message>
            <source>templates</source>
            <translation>templat</translation>
        </message>
        <message>
            <source>Export templates</source>
            <translation>Ekspor templat</translation>
        </message>
        <message>
            <source>All of mine…</source>
            <translation>Semua milik saya…</translation>
        </message>
        <message>
            <source>Only this one…</source>
            <translation>Hanya yang ini…</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Ekspor</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Timeline</source>
            <translation>Riwayat</translation>
        </message>
        <message>
            <source>Show all (%1 characters)</source>
            <translation>Tampilkan semua (%1 karakter)</translation>
        </message>
    </context>
    <context>
        <name>Tour</name>
        <message>
            <source>(no key)</source>
            <translation>(tanpa tombol)</translation>
        </message>
        <message>
            <source>Where you are needed</source>
            <translation>Di mana Anda diperlukan</translation>
        </message>
        <message>
            <source>The lists say what is to be done, with counts. The first one holds what you have to answer, least time left first.</source>
            <translation>Daftar-daftar ini menyebut apa yang harus dikerjakan, dengan jumlahnya. Yang pertama memuat laporan yang harus Anda tanggapi, yang sisa waktunya paling sedikit di atas.</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Membaca</translation>
        </message>
        <message>
            <source>Move in the list with the arrows; Enter goes into the complaint, Esc comes back. Identity numbers stay covered until you show them.</source>
            <translation>Berpindahlah di daftar dengan panah; Enter masuk ke laporan, Esc kembali. NIK dan nomor telepon ditutup sampai Anda membukanya.</translation>
        </message>
        <message>
            <source>Answer and queue</source>
            <translation>Menanggapi dan mengantrekan</translation>
        </message>
        <message>
            <source>%1 begins the answer. It is saved as you type. Ctrl+Enter queues it; for ten seconds %2 takes it back. Nothing leaves this PC that you did not queue.</source>
            <translation>%1 memulai tanggapan. Teks tersimpan selagi Anda mengetik. Ctrl+Enter mengantrekannya; selama sepuluh detik %2 menariknya kembali. Tidak ada yang keluar dari PC ini tanpa Anda antrekan.</translation>
        </message>
        <message>
            <source>Sync when there is a connection</source>
            <translation>Sinkronkan bila ada jaringan</translation>
        </message>
        <message>
            <source>All of it works offline. This line says how the connection is, what waits and how large it is. %1 syncs.</source>
            <translation>Semuanya bekerja tanpa jaringan. Baris ini menyebut keadaan sambungan, apa yang menunggu, dan ukurannya. %1 menyinkronkan.</translation>
        </message>
        <message>
            <source>Keys and help</source>
            <translation>Tombol dan panduan</translation>
        </message>
        <message>
            <source>%1 finds any action or complaint by a few letters. %2 opens the guide at what you see. The menu has all of it, this tour too.</source>
            <translation>%1 menemukan tindakan atau laporan dari beberapa huruf saja. %2 membuka panduan tentang apa yang Anda lihat. Menu memuat semuanya, juga tur ini.</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Lewati</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Kembali</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 dari %2</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>Mulai</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Lanjut</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Today's agenda</source>
            <translation>Agenda hari ini</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>Sinkronkan</translation>
        </message>
        <message>
            <source>Remind me in an hour</source>
            <translation>Ingatkan satu jam lagi</translation>
        </message>
        <message>
            <source>Remind me tomorrow</source>
            <translation>Ingatkan besok</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Keluar</translation>
        </message>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n terlambat</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to review</source>
            <translation>
                <numerusform>%n perlu ditinjau</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TwinBar</name>
        <message>
            <source>Answer all at once…</source>
            <translation>Tanggapi sekaligus…</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Singkirkan</translation>
        </message>
        <message numerus="yes">
            <source>In a group with %n other complaint(s)</source>
            <translation>
                <numerusform>Sekelompok dengan %n laporan lain</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more alike</source>
            <translation>
                <numerusform>%n lagi serupa</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) in nearly the same words</source>
            <translation>
                <numerusform>%n laporan serupa</numerusform>
            </translation>
        </message>
        <message>
            <source>Show the group</source>
            <translation>Lihat kelompok</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Bandingkan</translation>
        </message>
    </context>
    <context>
        <name>TwinPart</name>
        <message>
            <source>No open complaint is in nearly the same words.</source>
            <translation>Tidak ada laporan serupa yang masih terbuka.</translation>
        </message>
        <message>
            <source>The group is kept as ticked</source>
            <translation>Kelompok disimpan sesuai centang</translation>
        </message>
        <message>
            <source>This complaint is in no group. Compare it with others first, and keep the group.</source>
            <translation>Laporan ini belum masuk kelompok. Bandingkan dahulu dengan laporan lain, lalu simpan kelompoknya.</translation>
        </message>
        <message numerus="yes">
            <source>Answer queued for %n complaint(s)</source>
            <translation>
                <numerusform>Tanggapan untuk %n laporan masuk antrean</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) had begun to leave and could not be taken back.</source>
            <translation>
                <numerusform>%n tanggapan sudah mulai terkirim dan tidak dapat ditarik kembali.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Twins</name>
        <message>
            <source>not on this PC any more</source>
            <translation>sudah tidak ada di PC ini</translation>
        </message>
        <message>
            <source>not yours any more</source>
            <translation>sudah bukan wewenang Anda</translation>
        </message>
        <message>
            <source>closed: takes no answer</source>
            <translation>sudah ditutup, tidak dapat ditanggapi</translation>
        </message>
        <message>
            <source>archived: takes no answer</source>
            <translation>sudah diarsipkan, tidak dapat ditanggapi</translation>
        </message>
        <message>
            <source>an answer to it waits to be sent or needs a look</source>
            <translation>tanggapannya masih antre kirim atau perlu ditinjau</translation>
        </message>
        <message>
            <source>has a draft of its own, which stays as it is</source>
            <translation>punya konsep sendiri, yang tidak diubah</translation>
        </message>
        <message>
            <source>answered already; tick it to answer again</source>
            <translation>sudah ditanggapi; centang untuk menanggapi lagi</translation>
        </message>
        <message>
            <source>on hold for its reporter; tick it to answer all the same</source>
            <translation>menunggu kelengkapan dari pelapor; centang untuk tetap menanggapi</translation>
        </message>
    </context>
    <context>
        <name>Undo</name>
        <message>
            <source>Undo</source>
            <translation>Urungkan</translation>
        </message>
    </context>
    <context>
        <name>UnitAnswerSheet</name>
        <message>
            <source>Correct the answer of %1</source>
            <translation>Perbaiki jawaban %1</translation>
        </message>
        <message>
            <source>Answer of %1</source>
            <translation>Jawaban %1</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Catat</translation>
        </message>
        <message>
            <source>Paste or type what the unit answered</source>
            <translation>Tempel atau ketik jawaban unit</translation>
        </message>
        <message>
            <source>What the unit answered</source>
            <translation>Jawaban unit</translation>
        </message>
        <message>
            <source>Who answered (optional)</source>
            <translation>Yang menjawab (opsional)</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Pada tanggal</translation>
        </message>
        <message>
            <source>Paste or type the unit's answer first.</source>
            <translation>Tempel atau ketik dahulu jawaban unit.</translation>
        </message>
    </context>
    <context>
        <name>UnreadBar</name>
        <message>
            <source>A complaint may be missing or out of date. The report for the server's admin holds no citizen's words.</source>
            <translation>Mungkin ada laporan yang belum masuk atau masih versi lama. Diagnosis untuk admin server tidak memuat kata-kata warga.</translation>
        </message>
        <message>
            <source>Save a report…</source>
            <translation>Simpan diagnosis…</translation>
        </message>
        <message>
            <source>Fetch again</source>
            <translation>Ambil lagi</translation>
        </message>
        <message>
            <source>All complaints are fetched anew; drafts and outbox stay as they are.</source>
            <translation>Semua laporan diambil ulang; konsep dan kotak keluar tetap seperti adanya.</translation>
        </message>
        <message>
            <source>Save a report</source>
            <translation>Simpan diagnosis</translation>
        </message>
        <message>
            <source>Reports (*.json)</source>
            <translation>Diagnosis (*.json)</translation>
        </message>
        <message>
            <source>Fetching all complaints again…</source>
            <translation>Mengambil ulang semua laporan…</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>Tersimpan sebagai %1.</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) could not be read</source>
            <translation>
                <numerusform>%n catatan tidak terbaca</numerusform>
            </translation>
        </message>
        <message>
            <source>Records that could not be read</source>
            <translation>Catatan yang tidak terbaca</translation>
        </message>
    </context>
    <context>
        <name>UpdatesForm</name>
        <message>
            <source>Looking for updates…</source>
            <translation>Memeriksa pembaruan…</translation>
        </message>
        <message>
            <source>Version {version} is there: {size} to fetch</source>
            <translation>Ada versi {version}: {size} untuk diambil</translation>
        </message>
        <message>
            <source>Fetch {size} now</source>
            <translation>Ambil {size} sekarang</translation>
        </message>
        <message>
            <source>Fetching the update: {size} left</source>
            <translation>Mengambil pembaruan: sisa {size}</translation>
        </message>
        <message>
            <source>Version {version} is ready</source>
            <translation>Versi {version} siap</translation>
        </message>
        <message>
            <source>It takes its place when the program is started the next time. Go on with your work until then.</source>
            <translation>Versi ini terpasang saat program dimulai berikutnya. Sampai saat itu, lanjutkan pekerjaan Anda.</translation>
        </message>
        <message>
            <source>Check for updates</source>
            <translation>Periksa pembaruan</translation>
        </message>
        <message>
            <source>Fetch at the hours of large files</source>
            <translation>Ambil pada jam berkas besar</translation>
        </message>
        <message>
            <source>Look for updates once a week</source>
            <translation>Periksa pembaruan seminggu sekali</translation>
        </message>
        <message>
            <source>Not while data is saved. You are told the size; nothing is fetched without you.</source>
            <translation>Tidak saat data dihemat. Ukurannya diberitahukan; tidak ada yang diambil tanpa Anda.</translation>
        </message>
        <message>
            <source>Updates come from</source>
            <translation>Sumber pembaruan</translation>
        </message>
        <message>
            <source>An address, or a folder on the campus network or a USB stick. Empty: from the publisher.</source>
            <translation>Alamat, atau folder di jaringan kampus atau USB. Bila kosong: dari penerbit.</translation>
        </message>
        <message>
            <source>This is version {version}</source>
            <translation>Ini versi {version}</translation>
        </message>
        <message>
            <source>Version {version} is fetched later</source>
            <translation>Versi {version} diambil nanti</translation>
        </message>
        <message>
            <source>At the hours that are set under “Network and data” for large files.</source>
            <translation>Pada jam yang ditetapkan untuk berkas besar di “Jaringan dan data”.</translation>
        </message>
        <message>
            <source>This is the newest version, {version}</source>
            <translation>Ini versi terbaru, {version}</translation>
        </message>
    </context>
    <context>
        <name>VerifySheet</name>
        <message>
            <source>Verify and assign</source>
            <translation>Verifikasi dan disposisi</translation>
        </message>
        <message>
            <source>Verify</source>
            <translation>Verifikasi</translation>
        </message>
        <message>
            <source>The complaint is accepted and given to the unit that answers it.</source>
            <translation>Laporan diterima dan diteruskan kepada unit yang akan menjawabnya.</translation>
        </message>
        <message>
            <source>Unit or institution</source>
            <translation>Unit atau instansi</translation>
        </message>
        <message>
            <source>As it is</source>
            <translation>Seperti sekarang</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasifikasi</translation>
        </message>
        <message>
            <source>Note for the unit (optional)</source>
            <translation>Catatan untuk unit (opsional)</translation>
        </message>
    </context>
    <context>
        <name>VersionSheet</name>
        <message>
            <source>Earlier versions of the answer</source>
            <translation>Versi terdahulu tanggapan ini</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Kembalikan</translation>
        </message>
        <message>
            <source>Green: only in the version. Struck out: only in the text as it is now.</source>
            <translation>Hijau: hanya ada di versi itu. Dicoret: hanya ada di teks sekarang.</translation>
        </message>
        <message>
            <source>No earlier versions yet; one is kept every few minutes</source>
            <translation>Belum ada versi terdahulu; satu disimpan setiap beberapa menit</translation>
        </message>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n karakter</numerusform>
            </translation>
        </message>
        <message>
            <source>more: %1</source>
            <translation>lebih: %1</translation>
        </message>
        <message>
            <source>less: %1</source>
            <translation>kurang: %1</translation>
        </message>
    </context>
    <context>
        <name>ViewerWindow</name>
        <message>
            <source>Previous page</source>
            <translation>Halaman sebelumnya</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Halaman berikutnya</translation>
        </message>
        <message>
            <source>Smaller (-)</source>
            <translation>Perkecil (-)</translation>
        </message>
        <message>
            <source>Larger (+)</source>
            <translation>Perbesar (+)</translation>
        </message>
        <message>
            <source>Fit to the window (0)</source>
            <translation>Paskan ke jendela (0)</translation>
        </message>
        <message>
            <source>Turn (R)</source>
            <translation>Putar (R)</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Simpan sebagai…</translation>
        </message>
        <message>
            <source>Open in another program</source>
            <translation>Buka di program lain</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>Halaman %1 dari %2</translation>
        </message>
    </context>
    <context>
        <name>WayForm</name>
        <message>
            <source>Source of complaints</source>
            <translation>Asal laporan</translation>
        </message>
        <message>
            <source>Use this way from now on</source>
            <translation>Pakai jalur ini mulai sekarang</translation>
        </message>
        <message>
            <source>Sync now</source>
            <translation>Sinkronkan sekarang</translation>
        </message>
        <message>
            <source>Practice opens in a window of its own.</source>
            <translation>Mode latihan terbuka di jendela sendiri.</translation>
        </message>
        <message>
            <source>Practice did not start.</source>
            <translation>Mode latihan tidak dapat dibuka.</translation>
        </message>
        <message>
            <source>Open practice</source>
            <translation>Buka mode latihan</translation>
        </message>
        <message>
            <source>Choose the export…</source>
            <translation>Pilih berkas ekspor…</translation>
        </message>
        <message>
            <source>Drafts, notes and the outbox stay as they are, and nothing is sent by the change.</source>
            <translation>Konsep, catatan, dan kotak keluar tetap seperti semula, dan tidak ada yang terkirim karena perubahan ini.</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) of the outbox will be held until you decide.</source>
            <translation>
                <numerusform>%n butir kotak keluar akan ditahan sampai Anda memutuskan.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This way can't carry %n of them.</source>
            <translation>
                <numerusform>%n di antaranya tidak dapat dibawa jalur ini.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) stay to be read until the new way tells of them.</source>
            <translation>
                <numerusform>%n laporan tetap dapat dibaca sampai jalur baru memberitakannya.</numerusform>
            </translation>
        </message>
        <message>
            <source>Enter the address and the keys, and save them: then this way can be used.</source>
            <translation>Isi alamat dan kuncinya, lalu simpan: sesudah itu jalur ini dapat dipakai.</translation>
        </message>
        <message>
            <source>Enter the address, sign in or enter a token, and save: then this way can be used.</source>
            <translation>Isi alamat, lalu masuk atau isi token, dan simpan: sesudah itu jalur ini dapat dipakai.</translation>
        </message>
        <message>
            <source>This PC gets its complaints this way from now on.</source>
            <translation>Mulai sekarang laporan di PC ini datang lewat jalur ini.</translation>
        </message>
        <message>
            <source>Choose one way. It can be changed later, and what you have written stays.</source>
            <translation>Pilih satu jalur. Kelak dapat diganti, dan tulisan Anda tetap ada.</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n s</source>
            <translation>
                <numerusform>%n dtk</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n mnt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n jam</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n hari</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WorkingDays</name>
        <message>
            <source>national holiday</source>
            <translation>libur nasional</translation>
        </message>
        <message>
            <source>cuti bersama</source>
            <translation>cuti bersama</translation>
        </message>
        <message>
            <source>from the central API</source>
            <translation>dari server pusat</translation>
        </message>
        <message>
            <source>own: working day</source>
            <translation>sendiri: hari kerja</translation>
        </message>
        <message>
            <source>own: day off</source>
            <translation>sendiri: libur</translation>
        </message>
        <message>
            <source>Settlement: %1</source>
            <translation>Penyelesaian: %1</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Verifikasi</translation>
        </message>
        <message>
            <source>Follow-up</source>
            <translation>Tindak lanjut</translation>
        </message>
        <message>
            <source>Answer to a reply</source>
            <translation>Tanggapan atas balasan pelapor</translation>
        </message>
    </context>
    <context>
        <name>_WithInstitution</name>
        <message>
            <source>This institution isn't in the list. Choose one that is.</source>
            <translation>Instansi ini tidak ada dalam daftar. Pilihlah salah satu dari daftar.</translation>
        </message>
    </context>
</TS>
