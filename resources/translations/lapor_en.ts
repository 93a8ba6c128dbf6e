<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <name>InboxPane</name>
        <message numerus="yes">
            <source>%n complaint(s) found in all lists</source>
            <translation>
                <numerusform>%n complaint found in all lists</numerusform>
                <numerusform>%n complaints found in all lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n complaint(s) · latest first</source>
            <translation>
                <numerusform>%n complaint</numerusform>
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
                <numerusform>%n complaint</numerusform>
                <numerusform>%n complaints · least time left first</numerusform>
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
        <name>RevealLink</name>
        <message numerus="yes">
            <source>Show %n covered number(s)</source>
            <translation>
                <numerusform>Show %n covered number</numerusform>
                <numerusform>Show %n covered numbers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SyncWords</name>
        <message numerus="yes">
            <source>%n answer(s)</source>
            <translation>
                <numerusform>%n answer</numerusform>
                <numerusform>%n answers</numerusform>
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
        <name>VersionMenu</name>
        <message numerus="yes">
            <source>%n character(s)</source>
            <translation>
                <numerusform>%n character</numerusform>
                <numerusform>%n characters</numerusform>
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
    </context>
</TS>
