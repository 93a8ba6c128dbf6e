<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Agenda</name>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n due today</source>
            <translation>
                <numerusform>%n due today</numerusform>
                <numerusform>%n due today</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n due within two working days</source>
            <translation>
                <numerusform>%n due within two working days</numerusform>
                <numerusform>%n due within two working days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unit(s) to remind</source>
            <translation>
                <numerusform>%n unit to remind</numerusform>
                <numerusform>%n units to remind</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgendaPage</name>
        <message numerus="yes">
            <source>and %n more, in the list</source>
            <translation>
                <numerusform>and %n more, in the list</numerusform>
                <numerusform>and %n more, in the list</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AnswerCheck</name>
        <message numerus="yes">
            <source>%n gap(s) left</source>
            <translation>
                <numerusform>%n gap left</numerusform>
                <numerusform>%n gaps left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AnswerGroupSheet</name>
        <message numerus="yes">
            <source>%n file(s) go to each of them.</source>
            <translation>
                <numerusform>%n file goes to each of them.</numerusform>
                <numerusform>%n files go to each of them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Queue to send for %n complaint(s)</source>
            <translation>
                <numerusform>Queue to send for %n complaint</numerusform>
                <numerusform>Queue to send for %n complaints</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AnswerHelp</name>
        <message numerus="yes">
            <source>%n similar complaint(s) answered before</source>
            <translation>
                <numerusform>%n similar complaint answered before</numerusform>
                <numerusform>%n similar complaints answered before</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AnswersForm</name>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Bulk</name>
        <message numerus="yes">
            <source>Forward %n complaint(s) to a unit…</source>
            <translation>
                <numerusform>Forward %n complaint to a unit…</numerusform>
                <numerusform>Forward %n complaints to a unit…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Mark %n complaint(s) as duplicates</source>
            <translation>
                <numerusform>Mark %n complaint as duplicates</numerusform>
                <numerusform>Mark %n complaints as duplicates</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Mark %n complaint(s) as read</source>
            <translation>
                <numerusform>Mark %n complaint as read</numerusform>
                <numerusform>Mark %n complaints as read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Mark %n complaint(s) as unread</source>
            <translation>
                <numerusform>Mark %n complaint as unread</numerusform>
                <numerusform>Mark %n complaints as unread</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BulkForwardSheet</name>
        <message numerus="yes">
            <source>Forward %n complaint(s) to a unit</source>
            <translation>
                <numerusform>Forward %n complaint to a unit</numerusform>
                <numerusform>Forward %n complaints to a unit</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BulkPanel</name>
        <message numerus="yes">
            <source>%n complaint(s) selected</source>
            <translation>
                <numerusform>%n complaint selected</numerusform>
                <numerusform>%n complaints selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them late</source>
            <translation>
                <numerusform>%n of them late</numerusform>
                <numerusform>%n of them late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) forwarded to %1</source>
            <translation>
                <numerusform>%n complaint forwarded to %1</numerusform>
                <numerusform>%n complaints forwarded to %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Caption</name>
        <message numerus="yes">
            <source>%n complaint(s) found in all lists</source>
            <translation>
                <numerusform>%n complaint found in all lists</numerusform>
                <numerusform>%n complaints found in all lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · by unit</source>
            <translation>
                <numerusform>%n complaint · by unit</numerusform>
                <numerusform>%n complaints · by unit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · newest first</source>
            <translation>
                <numerusform>%n complaint · newest first</numerusform>
                <numerusform>%n complaints · newest first</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · oldest first</source>
            <translation>
                <numerusform>%n complaint · oldest first</numerusform>
                <numerusform>%n complaints · oldest first</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · latest first</source>
            <translation>
                <numerusform>%n complaint · latest first</numerusform>
                <numerusform>%n complaints · latest first</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s)</source>
            <translation>
                <numerusform>%n complaint</numerusform>
                <numerusform>%n complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · least time left first</source>
            <translation>
                <numerusform>%n complaint · least time left first</numerusform>
                <numerusform>%n complaints · least time left first</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Chips</name>
        <message numerus="yes">
            <source>%n day(s) late</source>
            <translation>
                <numerusform>%n day late</numerusform>
                <numerusform>%n days late</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n day left</numerusform>
                <numerusform>%n days left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ComplaintHeader</name>
        <message numerus="yes">
            <source>%n holiday(s) passed over</source>
            <translation>
                <numerusform>%n holiday passed over</numerusform>
                <numerusform>%n holidays passed over</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Conflict</name>
        <message numerus="yes">
            <source>%n more thing(s) happened.</source>
            <translation>
                <numerusform>%n more thing happened.</numerusform>
                <numerusform>%n more things happened.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DataForm</name>
        <message numerus="yes">
            <source>Every %n minute(s)</source>
            <translation>
                <numerusform>Every %n minute</numerusform>
                <numerusform>Every %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Door</name>
        <message numerus="yes">
            <source>Too many wrong PINs. The next try is possible in %n second(s).</source>
            <translation>
                <numerusform>Too many wrong PINs. The next try is possible in %n second.</numerusform>
                <numerusform>Too many wrong PINs. The next try is possible in %n seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ErasePart</name>
        <message numerus="yes">
            <source>%n draft(s)</source>
            <translation>
                <numerusform>%n draft</numerusform>
                <numerusform>%n drafts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n entry(ies) in the outbox</source>
            <translation>
                <numerusform>%n entry in the outbox</numerusform>
                <numerusform>%n entries in the outbox</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilesPart</name>
        <message numerus="yes">
            <source>Reading %n file(s)…</source>
            <translation>
                <numerusform>Reading %n file…</numerusform>
                <numerusform>Reading %n files…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) %1</source>
            <translation>
                <numerusform>%n file %1</numerusform>
                <numerusform>%n files %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ForwardBar</name>
        <message numerus="yes">
            <source>%n more forward(s)</source>
            <translation>
                <numerusform>%n more forward</numerusform>
                <numerusform>%n more forwards</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ForwardSheet</name>
        <message numerus="yes">
            <source>given %n complaint(s) like this one</source>
            <translation>
                <numerusform>given %n complaint like this one</numerusform>
                <numerusform>given %n complaints like this one</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Forwards</name>
        <message numerus="yes">
            <source>%1 has not answered: late by %n working day(s)</source>
            <translation>
                <numerusform>%1 has not answered: late by %n working day</numerusform>
                <numerusform>%1 has not answered: late by %n working days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n working day(s) left</source>
            <translation>
                <numerusform>%n working day left</numerusform>
                <numerusform>%n working days left</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HandoverPart</name>
        <message numerus="yes">
            <source>%n item(s) are in %1. Enter them on LAPOR!'s web page, then mark each here as entered.</source>
            <translation>
                <numerusform>%n item is in %1. Enter it on LAPOR!'s web page, then mark it here as entered.</numerusform>
                <numerusform>%n items are in %1. Enter them on LAPOR!'s web page, then mark each here as entered.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HelpWindow</name>
        <message numerus="yes">
            <source>%n place(s) · Enter: the next one</source>
            <translation>
                <numerusform>%n place</numerusform>
                <numerusform>%n places · Enter: the next one</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HomeStep</name>
        <message numerus="yes">
            <source>%n item(s) need your review.</source>
            <translation>
                <numerusform>%n item needs your review.</numerusform>
                <numerusform>%n items need your review.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message numerus="yes">
            <source>%n attachment(s)</source>
            <translation>
                <numerusform>%n attachment</numerusform>
                <numerusform>%n attachments</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JournalForm</name>
        <message numerus="yes">
            <source>%n earlier one(s) are in the file only.</source>
            <translation>
                <numerusform>%n earlier one is in the file only.</numerusform>
                <numerusform>%n earlier ones are in the file only.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Checked: the journal is whole, %n entry(ies) since this desk began.</source>
            <translation>
                <numerusform>Checked: the journal is whole, %n entry since this desk began.</numerusform>
                <numerusform>Checked: the journal is whole, %n entries since this desk began.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Lapor3Form</name>
        <message numerus="yes">
            <source>%n complaint(s) are looked at, one after the other.</source>
            <translation>
                <numerusform>%n complaint is looked at.</numerusform>
                <numerusform>%n complaints are looked at, one after the other.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>News</name>
        <message numerus="yes">
            <source>%n answer(s) need review</source>
            <translation>
                <numerusform>%n answer needs review</numerusform>
                <numerusform>%n answers need review</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) overdue</source>
            <translation>
                <numerusform>%n answer overdue</numerusform>
                <numerusform>%n answers overdue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Units are to answer today on %n complaint(s)</source>
            <translation>
                <numerusform>Units are to answer today on %n complaint</numerusform>
                <numerusform>Units are to answer today on %n complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) due on the next working day</source>
            <translation>
                <numerusform>%n answer due on the next working day</numerusform>
                <numerusform>%n answers due on the next working day</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) due in two working days</source>
            <translation>
                <numerusform>%n answer due in two working days</numerusform>
                <numerusform>%n answers due in two working days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Units are to answer on the next working day on %n complaint(s)</source>
            <translation>
                <numerusform>Units are to answer on the next working day on %n complaint</numerusform>
                <numerusform>Units are to answer on the next working day on %n complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answered complaint(s) to be settled soon</source>
            <translation>
                <numerusform>%n answered complaint to be settled soon</numerusform>
                <numerusform>%n answered complaints to be settled soon</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) due today</source>
            <translation>
                <numerusform>%n answer is due today</numerusform>
                <numerusform>%n answers are due today</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Units are late with %n complaint(s)</source>
            <translation>
                <numerusform>A unit is late with %n complaint</numerusform>
                <numerusform>Units are late with %n complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Reporters have replied to %n complaint(s)</source>
            <translation>
                <numerusform>The reporter has replied to %n complaint</numerusform>
                <numerusform>Reporters have replied to %n complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new complaint(s)</source>
            <translation>
                <numerusform>%n new complaint</numerusform>
                <numerusform>%n new complaints</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message numerus="yes">
            <source>%n complaint(s) have outlived their time on this PC</source>
            <translation>
                <numerusform>%n complaint has outlived its time on this PC</numerusform>
                <numerusform>%n complaints have outlived their time on this PC</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OutStep</name>
        <message numerus="yes">
            <source>Saved: %n item(s), %1 in all. Eject the stick before you pull it out.</source>
            <translation>
                <numerusform>Saved: %n item, %1 in all. Eject the stick before you pull it out.</numerusform>
                <numerusform>Saved: %n items, %1 in all. Eject the stick before you pull it out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) stay here: held back, behind such a one, or with a file that is no longer on this PC.</source>
            <translation>
                <numerusform>%n item stays here: held back, behind such a one, or with a file that is no longer on this PC.</numerusform>
                <numerusform>%n items stay here: held back, behind such ones, or with a file that is no longer on this PC.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) wait, %1</source>
            <translation>
                <numerusform>%n item waits, %1</numerusform>
                <numerusform>%n items wait, %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Outbox</name>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n attempt</numerusform>
                <numerusform>%n attempts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message numerus="yes">
            <source>new complaint(s)</source>
            <translation>
                <numerusform>new complaint</numerusform>
                <numerusform>new complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>row(s) without a tracking ID, passed over</source>
            <translation>
                <numerusform>row without a tracking ID, passed over</numerusform>
                <numerusform>rows without a tracking ID, passed over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>row(s) with a tracking ID that stands above already, passed over</source>
            <translation>
                <numerusform>row with a tracking ID that stands above already, passed over</numerusform>
                <numerusform>rows with a tracking ID that stands above already, passed over</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PurgePart</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete these %n complaint(s) from this PC for good, with your drafts on them?</source>
            <translation>
                <numerusform>Delete this complaint from this PC for good, with your drafts on it?</numerusform>
                <numerusform>Delete these %n complaints from this PC for good, with your drafts on them?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n complaint(s)</source>
            <translation>
                <numerusform>Delete %n complaint</numerusform>
                <numerusform>Delete %n complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) would be deleted now.</source>
            <translation>
                <numerusform>%n complaint would be deleted now.</numerusform>
                <numerusform>%n complaints would be deleted now.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s), because something waits on it.</source>
            <translation>
                <numerusform>%n stays, because something waits on it.</numerusform>
                <numerusform>%n stay, because something waits on them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s), because it is frozen.</source>
            <translation>
                <numerusform>%n stays, because it is frozen.</numerusform>
                <numerusform>%n stay, because they are frozen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) deleted. Checked: nothing of them is left on this PC.</source>
            <translation>
                <numerusform>%n complaint deleted. Checked: nothing of it is left on this PC.</numerusform>
                <numerusform>%n complaints deleted. Checked: nothing of them is left on this PC.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) deleted. Another program has the desk open, so older pages (encrypted) are still in its log; they go when it is closed.</source>
            <translation>
                <numerusform>%n complaint deleted. Another program has the desk open, so older pages (encrypted) are still in its log; they go when it is closed.</numerusform>
                <numerusform>%n complaints deleted. Another program has the desk open, so older pages (encrypted) are still in its log; they go when it is closed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueLine</name>
        <message numerus="yes">
            <source>Sent in %n s</source>
            <translation>
                <numerusform>Sent in %n s</numerusform>
                <numerusform>Sent in %n s</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ResponsePanel</name>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RuleRow</name>
        <message numerus="yes">
            <source>day(s)</source>
            <translation>
                <numerusform>day</numerusform>
                <numerusform>days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n over their time</source>
            <translation>
                <numerusform>%n over its time</numerusform>
                <numerusform>%n over their time</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RulesPart</name>
        <message numerus="yes">
            <source>%1: kept for %n day(s) now.</source>
            <translation>
                <numerusform>%1: kept for %n day now.</numerusform>
                <numerusform>%1: kept for %n days now.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SecurityForm</name>
        <message numerus="yes">
            <source>after %n minute(s)</source>
            <translation>
                <numerusform>after %n minute</numerusform>
                <numerusform>after %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message numerus="yes">
            <source>%n more form(s) wait(s) behind this one, and come(s) when it is done.</source>
            <translation>
                <numerusform>%n more form waits behind this one, and comes when it is done.</numerusform>
                <numerusform>%n more forms wait behind this one, and come when it is done.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SyncWords</name>
        <message numerus="yes">
            <source>%n wait(s) for your hand</source>
            <translation>
                <numerusform>%n waits for you to enter it</numerusform>
                <numerusform>%n wait for you to enter them</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s)</source>
            <translation>
                <numerusform>%n answer</numerusform>
                <numerusform>%n answers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to review</source>
            <translation>
                <numerusform>%n to review</numerusform>
                <numerusform>%n to review</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TemplatesPage</name>
        <message numerus="yes">
            <source>%n template(s) taken over</source>
            <translation>
                <numerusform>%n template taken over</numerusform>
                <numerusform>%n templates taken over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them under another name, for its own was taken</source>
            <translation>
                <numerusform>%n of them under another name, for its own was taken</numerusform>
                <numerusform>%n of them under other names, for their own were taken</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n you had already</source>
            <translation>
                <numerusform>%n you had already</numerusform>
                <numerusform>%n you had already</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n template(s) written to %1</source>
            <translation>
                <numerusform>%n template written to %1</numerusform>
                <numerusform>%n templates written to %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to review</source>
            <translation>
                <numerusform>%n to review</numerusform>
                <numerusform>%n to review</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TwinBar</name>
        <message numerus="yes">
            <source>In a group with %n other complaint(s)</source>
            <translation>
                <numerusform>In a group with %n other complaint</numerusform>
                <numerusform>In a group with %n other complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more alike</source>
            <translation>
                <numerusform>%n more alike</numerusform>
                <numerusform>%n more alike</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) in nearly the same words</source>
            <translation>
                <numerusform>%n complaint in nearly the same words</numerusform>
                <numerusform>%n complaints in nearly the same words</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TwinPart</name>
        <message numerus="yes">
            <source>Answer queued for %n complaint(s)</source>
            <translation>
                <numerusform>Answer queued for %n complaint</numerusform>
                <numerusform>Answer queued for %n complaints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) had begun to leave and could not be taken back.</source>
            <translation>
                <numerusform>%n answer had begun to leave and could not be taken back.</numerusform>
                <numerusform>%n answers had begun to leave and could not be taken back.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UnreadBar</name>
        <message numerus="yes">
            <source>%n record(s) could not be read</source>
            <translation>
                <numerusform>%n record could not be read</numerusform>
                <numerusform>%n records could not be read</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VersionSheet</name>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WayForm</name>
        <message numerus="yes">
            <source>%n item(s) of the outbox will be held until you decide.</source>
            <translation>
                <numerusform>%n item of the outbox will be held until you decide.</numerusform>
                <numerusform>%n items of the outbox will be held until you decide.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This way can't carry %n of them.</source>
            <translation>
                <numerusform>This way can't carry %n of them.</numerusform>
                <numerusform>This way can't carry %n of them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) stay to be read until the new way tells of them.</source>
            <translation>
                <numerusform>%n complaint stays to be read until the new way tells of it.</numerusform>
                <numerusform>%n complaints stay to be read until the new way tells of them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message numerus="yes">
            <source>%n s</source>
            <translation>
                <numerusform>%n s</numerusform>
                <numerusform>%n s</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
    </context>
</TS>
