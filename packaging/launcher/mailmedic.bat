@echo off
rem Starts MailMedic from the folder that it lies in, on the first Java 25 or later that is found.
setlocal enabledelayedexpansion
set "APP=%~dp0.."
set "FOUND="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined FOUND call :try "%APP%\runtime"
if not defined FOUND for /f "delims=" %%j in ('where java 2^>nul') do if not defined FOUND call :try "%%~dpj.."
if not defined FOUND for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*") do if not defined FOUND call :try "%%d"
if not defined FOUND (
    echo MailMedic needs Java 25 or later, and none was found. Install one, for example from https://adoptium.net, or set JAVA_HOME to it. 1>&2
    exit /b 3
)
"%FOUND%\bin\java.exe" -Xshare:auto -XX:+UseSerialGC --enable-native-access=javafx.graphics,org.mailmedic --module-path "%APP%\lib" -m org.mailmedic/org.mailmedic.app.Launcher %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    set "V=%%~v"
    set "V=!V:"=!"
    if !V! GEQ 25 set "FOUND=%~f1"
)
exit /b 0
