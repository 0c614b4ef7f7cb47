# Makes target\package\MailMedic-VERSION.msi. On Windows, after `mvn verify`; needs a JDK 25 (JAVA_HOME), Git for Windows (its
# bash runs image.sh) and the WiX toolset that jpackage asks for.
$ErrorActionPreference = 'Stop'
if (-not $env:JAVA_HOME) { throw 'Set JAVA_HOME to a JDK 25' }
Set-Location (Join-Path $PSScriptRoot '..\..')
& "$env:ProgramFiles\Git\bin\bash.exe" packaging/image.sh
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$version = ([xml](Get-Content pom.xml)).project.version -replace '-SNAPSHOT$', ''
# The upgrade code is what makes a newer version replace an older one: it must never change.
& "$env:JAVA_HOME\bin\jpackage.exe" --type msi --name MailMedic --app-version $version --vendor MailMedic --license-file LICENSE `
    --app-image target\package\MailMedic --file-associations packaging\case-file.properties --win-per-user-install --win-menu --win-shortcut-prompt `
    --win-upgrade-uuid 6f0b2f0e-4f55-4a3b-9a0c-0f2d4ce2b7a1 --dest target\package
exit $LASTEXITCODE
