#compdef fairlead
# Completion of fairlead for zsh; `fairlead completion zsh` prints it.
local names='lsp check fix format explain rules dump probe completion manual help'
local -a commands
commands=(
    'lsp:Serve an editor on standard input and output (also: fairlead --stdio)'
    'check:Check Dockerfiles and print what is found'
    'fix:Repair what can be repaired without changing what the image does'
    'format:Lay out files without changing what the builder reads'
    'explain:Explain a rule, named by its id or by another tool'\''s code'
    'rules:List the rules'
    'dump:Print the syntax tree of a Dockerfile'
    'probe:Answer about single pieces of the language, a line of JSON each'
    'completion:Print what a shell needs to complete the words after `fairlead`'
    'manual:Print the manual page, as text for `man`'
    'help:Show this, or the help of a command'
    '--help:Show all commands'
    '--version:Print the version'
)
if ((CURRENT == 2)); then
    _describe -t commands command commands
    return
fi
shift words
((CURRENT--))
case $words[1] in
    lsp)
        _arguments \
            '--help[show the help of this command]'
        ;;
    check)
        _arguments \
            '*--format=[what to print (text)]:text|json:(text json)' \
            '*--profile=[the rules to go by; hadolint and buildkit\: as that tool reports]:default|strict|hadolint|buildkit:(default strict hadolint buildkit)' \
            '*--build-arg=[the value of an ARG; may be given several times]:NAME=VALUE:' \
            '*--target=[the stage to build (the last one)]:NAME:' \
            '*--check=[goes before the file'\''s own `# check=` directive\: skip=...;error=...]:TEXT:' \
            '--hints[show hints too, not only their number]' \
            '*--fail-on=[exit with 1 from this level on (warning; as hadolint\: info)]:error|warning|info|hint:(error warning info hint)' \
            '*--color=[colours; auto\: on a terminal unless NO_COLOR is set]:auto|always|never:(auto always never)' \
            '*--stdin-filename=[what to call the file that is read from `-`]:NAME:' \
            '--help[show the help of this command]' \
            '*:file:_files'
        ;;
    fix)
        _arguments \
            '--unsafe-fixes[also fixes that may change what the image does]' \
            '--diff[print the changes instead of writing them; exit with 1 if there are any]' \
            '*--stdin-filename=[what to call the file that is read from `-`]:NAME:' \
            '--help[show the help of this command]' \
            '*:file:_files'
        ;;
    format)
        _arguments \
            '--check[print the names of files that would change; exit with 1 if there are any]' \
            '--diff[print the changes instead of writing them; exit with 1 if there are any]' \
            '*--indent=[spaces of an indent, or a tab; without it .editorconfig says, or 4]:COUNT|tab:(tab)' \
            '*--width=[break a command at its && when its line is longer; without it 120]:COUNT:' \
            '*--operators=[where && || | stand when a command breaks there; without it leading]:leading|trailing|keep:(leading trailing keep)' \
            '--lay-out-commands[also lay out shell commands, and write AS in upper case]' \
            '*--stdin-filename=[what to call the file that is read from `-`]:NAME:' \
            '--help[show the help of this command]' \
            '*:file:_files'
        ;;
    explain)
        _arguments \
            '--help[show the help of this command]' \
            '1:rule:($(fairlead rules | cut -d " " -f 1))'
        ;;
    rules)
        _arguments \
            '--json[one array with everything]' \
            '--markdown[the text of RULES.md]' \
            '--help[show the help of this command]'
        ;;
    dump)
        _arguments \
            '*--format=[our own tree, or what BuildKit'\''s parser makes of it (tree)]:tree|buildkit|buildkit-json:(tree buildkit buildkit-json)' \
            '--help[show the help of this command]' \
            '*:file:_files'
        ;;
    probe)
        _arguments \
            '--help[show the help of this command]'
        ;;
    completion)
        _arguments \
            '--help[show the help of this command]' \
            '1:one of these:(bash zsh fish)'
        ;;
    manual)
        _arguments \
            '--help[show the help of this command]'
        ;;
    help)
        _arguments \
            '--help[show the help of this command]' \
            "1:command:($names)"
        ;;
esac
