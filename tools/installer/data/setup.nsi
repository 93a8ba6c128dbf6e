; The installer for one account: no administrator's rights. `nsis.py` puts in what stands between at signs.
;
; /S installs without a question; /D=FOLDER, as the last word, chooses the folder. The uninstaller knows /S, which keeps
; the data, and /REMOVEDATA. Left with 2: the program is running.

Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 128
RequestExecutionLevel user
ManifestDPIAware true

!define KEY "@KEY@"
!define PROGRAM "lapor-desktop-window.exe"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

Name "LAPOR! Desktop"
OutFile "@OUTPUT@"
InstallDir "$LOCALAPPDATA\Programs\LAPOR Desktop"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "LAPOR! Desktop @VERSION@"
VIProductVersion "@VERSION4@"
VIAddVersionKey "ProductName" "LAPOR! Desktop"
VIAddVersionKey "ProductVersion" "@VERSION@"
VIAddVersionKey "FileVersion" "@VERSION@"
VIAddVersionKey "FileDescription" "LAPOR! Desktop"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "@ICON@"
!define MUI_UNICON "@ICON@"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_INDONESIAN} "LAPOR! Desktop masih terbuka. Tutup dahulu, lalu jalankan lagi."
LangString RUNNING ${LANG_ENGLISH} "LAPOR! Desktop is still open. Close it first, then run this again."
LangString ASK_DATA ${LANG_INDONESIAN} "Hapus juga data di PC ini (laporan, konsep jawaban, antrean)? Data yang dihapus tidak dapat dikembalikan.$\n$\nPilih Tidak untuk menyimpannya."
LangString ASK_DATA ${LANG_ENGLISH} "Remove the data on this PC too (complaints, drafts, outbox)? What is removed can't be brought back.$\n$\nChoose No to keep it."
LangString PRACTICE ${LANG_INDONESIAN} "mode latihan"
LangString PRACTICE ${LANG_ENGLISH} "practice mode"

; A program that runs can't be opened for writing.
!macro REFUSE_WHILE_RUNNING
  !define LABEL ${__LINE__}
  ClearErrors
  IfFileExists "$INSTDIR\${PROGRAM}" 0 command_${LABEL}
  FileOpen $0 "$INSTDIR\${PROGRAM}" a
  IfErrors refuse_${LABEL}
  FileClose $0
  command_${LABEL}:
  IfFileExists "$INSTDIR\lapor-desktop.exe" 0 go_${LABEL}
  FileOpen $0 "$INSTDIR\lapor-desktop.exe" a
  IfErrors refuse_${LABEL}
  FileClose $0
  Goto go_${LABEL}
  refuse_${LABEL}:
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
  SetErrorLevel 2
  Quit
  go_${LABEL}:
  !undef LABEL
!macroend

Section
  !insertmacro REFUSE_WHILE_RUNNING
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\.update" ; what was fetched for the version before
@FILES@
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\LAPOR! Desktop"
  CreateShortcut "$SMPROGRAMS\LAPOR! Desktop\LAPOR! Desktop.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$SMPROGRAMS\LAPOR! Desktop\LAPOR! Desktop ($(PRACTICE)).lnk" "$INSTDIR\${PROGRAM}" "--practice"
  WriteRegStr HKCU "${KEY}" "DisplayName" "LAPOR! Desktop"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "@VERSION@"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" @KIB@
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_RUNNING
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\.update"
@FORGET@
  Delete "$INSTDIR\lapor-desktop*.exe" ; one that came with an update
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\LAPOR! Desktop"
  DeleteRegKey HKCU "${KEY}"
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/REMOVEDATA" $2
  ${IfNot} ${Errors}
    Goto remove_data
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ASK_DATA)" /SD IDNO IDYES remove_data
  Goto keep_data
  remove_data:
  RMDir /r "$LOCALAPPDATA\lapor-desktop"
  RMDir /r "$LOCALAPPDATA\lapor-desktop-practice"
  keep_data:
SectionEnd
