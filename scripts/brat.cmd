@echo off
rem Starts the brat command line from a clone: finds a JDK and builds what it needs on first use.
setlocal EnableExtensions DisableDelayedExpansion
set "need=25"
for %%I in ("%~dp0..") do set "root=%%~fI"
set "target=%root%\scripts\cli\target"
set "dist=%target%\dist"

call :find_jdk
if not defined jdk (
  echo brat: no JDK %need% or newer found. 1>&2
  echo   Looked at JAVA_HOME, the java on the PATH and the usual folders under "%ProgramFiles%". 1>&2
  echo   Install one, for example Temurin %need%, or set JAVA_HOME to it. 1>&2
  exit /b 3
)

rem A language model's client is large, and so are the cloud's: only for calls that need them.
set "parts="
if defined OPENAI_API_KEY set "parts=llm"
if defined OPENAI_BASE_URL set "parts=llm"
set "first=%~1"
:next_argument
if "%~1"=="" goto arguments_seen
set "cloud="
if "%~1"=="--emulators" set "cloud=1"
if "%~1"=="--store" if "%~2"=="firestore" set "cloud=1"
if defined cloud if defined parts (set "parts=%parts%,emulators") else (set "parts=emulators")
shift /1
goto next_argument
:arguments_seen

call :is_stale
if defined stale (
  call :build
  if errorlevel 1 exit /b 3
)

rem Components that others wrote: the jars of that folder, behind ours.
set "classpath=%dist%\lib\*"
if defined BITBRAT_PLUGINS (
  if not exist "%BITBRAT_PLUGINS%\" (
    echo brat: BITBRAT_PLUGINS is no folder: "%BITBRAT_PLUGINS%" 1>&2
    echo   Set it to the folder that holds the jars of your plugins, or unset it. 1>&2
    exit /b 3
  )
)
if defined BITBRAT_PLUGINS set "classpath=%classpath%;%BITBRAT_PLUGINS%\*"

rem A command line lives for seconds: start fast, and keep the loaded classes for the next time.
set "fast="
if /i not "%first%"=="local" set "fast=-XX:TieredStopAtLevel=1 -Xshare:auto -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%dist%\brat.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off"
"%jdk%\bin\java.exe" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %fast% "-Dbitbrat.root=%root%" -cp "%classpath%" dev.bitbrat.cli.Brat %*
exit /b %errorlevel%

:find_jdk
set "jdk="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
if defined jdk exit /b 0
for /f "delims=" %%J in ('where java.exe 2^>nul') do if not defined jdk call :try_jdk "%%~dpJ.."
if defined jdk exit /b 0
for %%V in ("Eclipse Adoptium" Java Microsoft "Amazon Corretto" Zulu BellSoft) do (
  for /d %%D in ("%ProgramFiles%\%%~V\*") do if not defined jdk call :try_jdk "%%~fD"
)
if defined jdk exit /b 0
for /d %%D in ("%USERPROFILE%\.jdks\*") do if not defined jdk call :try_jdk "%%~fD"
exit /b 0

:try_jdk
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "major="
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "tokens=1 delims=.+-" %%M in ("%%~V") do set "major=%%M"
)
if not defined major exit /b 0
if %major% GEQ %need% for %%I in ("%~1") do set "jdk=%%~fI"
exit /b 0

rem Sets stale when a source is newer than the last build, or a part is missing from it.
:is_stale
set "stale="
if not exist "%dist%\built" set "stale=1" & exit /b 0
for %%P in (%parts%) do findstr /x /c:"%%P" "%dist%\built" >nul || set "stale=1"
if defined stale exit /b 0
powershell -NoProfile -NonInteractive -Command "$b=(Get-Item -LiteralPath (Join-Path $env:dist 'built')).LastWriteTimeUtc; $d='shared','emulators','functions','scripts\cli' | %% { Join-Path $env:root $_ }; $f=@(Get-Item -LiteralPath (Join-Path $env:root 'pom.xml')) + @(Get-ChildItem -LiteralPath $d -Recurse -File | ? { $_.FullName -notmatch '\\target\\' -and ($_.Name -eq 'pom.xml' -or $_.FullName -match '\\src\\main\\') }); if ($f | ? { $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 set "stale=1"
exit /b 0

:build
where mvn.cmd >nul 2>nul
if errorlevel 1 (
  echo brat: Maven is missing. 1>&2
  echo   It builds brat on first use. Install it and put its bin folder on the PATH. 1>&2
  exit /b 1
)
if not exist "%target%" mkdir "%target%"
if exist "%dist%\built" for /f "usebackq delims=" %%P in ("%dist%\built") do call :add_part "%%P"
if exist "%dist%\built" (
  echo brat: the sources have changed, or a part is missing: building 1>&2
) else (
  echo brat: first use: building ^(this takes a minute or two, and downloads libraries once^) 1>&2
)
set "profiles="
if defined parts set "profiles="-P%parts%""
rem The mark goes too: after a build that fails there is nothing to start.
if exist "%dist%" rmdir /s /q "%dist%"
pushd "%root%"
set "JAVA_HOME=%jdk%"
call mvn.cmd -B -Dquick -Ddeploy.phase=none %profiles% -pl scripts/cli -am package >"%target%\build.log" 2>&1 <nul
set "status=%errorlevel%"
popd
if not "%status%"=="0" (
  findstr /b /c:"[ERROR]" "%target%\build.log" 1>&2
  echo brat: the build failed. 1>&2
  echo   The whole output is in scripts\cli\target\build.log. 1>&2
  echo   Without a network the libraries cannot be fetched; with one, run the command again. 1>&2
  exit /b 1
)
type nul >"%dist%\built"
for %%P in (%parts%) do echo %%P>>"%dist%\built"
exit /b 0

:add_part
for %%P in (%parts%) do if "%%P"=="%~1" exit /b 0
if defined parts (set "parts=%parts%,%~1") else (set "parts=%~1")
exit /b 0
