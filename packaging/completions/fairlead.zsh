#compdef fairlead
# Completion of fairlead for zsh; `fairlead completion zsh` prints it.
local names='lsp check fix format explain rules settings dump probe completion manual help'
local -a commands
commands=(
    'lsp:Serve an editor on standard input and output (also: fairlead --stdio)'
    'check:Check Dockerfiles and print what is found'
    'fix:Apply the safe fixes: those that do not change what the image does'
    'format:Lay out files without changing what the builder reads'
    'explain:Explain a rule, or the layers and the build cache of a Dockerfile'
    'rules:List the rules'
    'settings:List what may be set in .fairlead.yaml and in an editor'
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
            '*--profile=[which rules run; hadolint and buildkit report as that tool does]:default|strict|hadolint|buildkit:(default strict hadolint buildkit)' \
            '*--config=[the configuration file to read, and no other]:FILE:_files' \
            '*-c+[the configuration file to read, and no other]:FILE:_files' \
            '*--rule=[only this rule; with a level (off, hint, info, warning, error)\: give it that level]:ID\[=LEVEL\]:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--select=[only these rules, by id, code or pattern, and the builder'\''s errors]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--ignore=[not these rules]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--error=[these rules report errors]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--warning=[these rules report warnings]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--info=[these rules report infos]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--style=[these rules report hints]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--build-arg=[the value of an ARG; may be given several times]:NAME=VALUE:' \
            '*--target=[the stage to build (the last one)]:NAME:' \
            '*--context=[the build context, where its .dockerignore lies]:FOLDER:_files -/' \
            '*--build-context=[another build context with a name of its own]:NAME=SOURCE:' \
            '*--platform=[the platform to build for (linux/amd64)]:PLATFORM:' \
            '*--trusted-registry=[a registry that images may come from]:NAME:' \
            '*--require-label=[a label that images have to have]:NAME\:TYPE:' \
            '--strict-labels[no other labels than those]' \
            '--disable-ignore-pragma[comments silence nothing, except `# check=`]' \
            '*--shellcheck=[the program that reads the commands of RUN, or off]:auto|off|PATH:(auto off)' \
            '--online[ask registries, by curl, if the images exist that files name]' \
            '*--format=[what to print (text)]:text|json|sarif|github|gitlab|checkstyle|junit|tty-plain:(text json sarif github gitlab checkstyle junit tty-plain)' \
            '*-f+[what to print (text)]:text|json|sarif|github|gitlab|checkstyle|junit|tty-plain:(text json sarif github gitlab checkstyle junit tty-plain)' \
            '*--check=[goes before the file'\''s own `# check=` directive\: skip=...;error=...]:TEXT:' \
            '--hints[show hints too, not only their number]' \
            '*--fail-on=[exit with 1 for findings of this level or above (warning; as hadolint\: info)]:error|warning|info|hint|never:(error warning info hint never)' \
            '*-t+[exit with 1 for findings of this level or above (warning; as hadolint\: info)]:error|warning|info|hint|never:(error warning info hint never)' \
            '--no-fail[the same as --fail-on never]' \
            '--statistics[also print how often each rule was found]' \
            '--quiet[print the findings only, no summary and no progress]' \
            '-q[print the findings only, no summary and no progress]' \
            '*--color=[colours; auto\: on a terminal, or as NO_COLOR and FORCE_COLOR say]:auto|always|never:(auto always never)' \
            '--no-color[the same as --color never]' \
            '*--stdin-filename=[what to call the file that is read from `-`]:NAME:' \
            '--help[show the help of this command]' \
            '*:file:_files'
        ;;
    fix)
        _arguments \
            '*--profile=[which rules run; hadolint and buildkit report as that tool does]:default|strict|hadolint|buildkit:(default strict hadolint buildkit)' \
            '*--config=[the configuration file to read, and no other]:FILE:_files' \
            '*-c+[the configuration file to read, and no other]:FILE:_files' \
            '*--rule=[only this rule; with a level (off, hint, info, warning, error)\: give it that level]:ID\[=LEVEL\]:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--select=[only these rules, by id, code or pattern, and the builder'\''s errors]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--ignore=[not these rules]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--error=[these rules report errors]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--warning=[these rules report warnings]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--info=[these rules report infos]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--style=[these rules report hints]:ID,...:{ compadd - $(fairlead rules | cut -d " " -f 1) }' \
            '*--build-arg=[the value of an ARG; may be given several times]:NAME=VALUE:' \
            '*--target=[the stage to build (the last one)]:NAME:' \
            '*--context=[the build context, where its .dockerignore lies]:FOLDER:_files -/' \
            '*--build-context=[another build context with a name of its own]:NAME=SOURCE:' \
            '*--platform=[the platform to build for (linux/amd64)]:PLATFORM:' \
            '*--trusted-registry=[a registry that images may come from]:NAME:' \
            '*--require-label=[a label that images have to have]:NAME\:TYPE:' \
            '--strict-labels[no other labels than those]' \
            '--disable-ignore-pragma[comments silence nothing, except `# check=`]' \
            '*--shellcheck=[the program that reads the commands of RUN, or off]:auto|off|PATH:(auto off)' \
            '--online[ask registries, by curl, if the images exist that files name]' \
            '--unsafe-fixes[also apply fixes that may change what the image does]' \
            '--diff[print the changes instead of writing them; exit with 1 if there are any]' \
            '*--stdin-filename=[what to call the file that is read from `-`]:NAME:' \
            '--help[show the help of this command]' \
            '*:file:_files'
        ;;
    format)
        _arguments \
            '--check[print the names of files that would change; exit with 1 if there are any]' \
            '--diff[print the changes instead of writing them; exit with 1 if there are any]' \
            '*--indent=[spaces of an indent, or tab (what .editorconfig says, else 4)]:COUNT|tab:(tab)' \
            '*--width=[break a command at its && when its line is longer (120)]:COUNT:' \
            '*--operators=[where && || | stand when a command breaks there (leading)]:leading|trailing|keep:(leading trailing keep)' \
            '--lay-out-commands[also lay out shell commands, and write AS in upper case]' \
            '*--stdin-filename=[what to call the file that is read from `-`]:NAME:' \
            '--help[show the help of this command]' \
            '*:file:_files'
        ;;
    explain)
        _arguments \
            '*--changed=[tell what runs again when these files change]:PATH...:_files' \
            '*--since=[the same for all that has changed since a commit of git, the Dockerfile and its ignore file too]:REV:' \
            '*--format=[what to print about a file (text)]:text|json:(text json)' \
            '*-f+[what to print about a file (text)]:text|json:(text json)' \
            '--help[show the help of this command]' \
            '1:rule or file:{ compadd - $(fairlead rules | cut -d " " -f 1); _files }'
        ;;
    rules)
        _arguments \
            '--json[one array with everything]' \
            '--markdown[the text of RULES.md]' \
            '--help[show the help of this command]'
        ;;
    settings)
        _arguments \
            '--schema[the JSON schema, for editors that check and complete YAML by it]' \
            '--markdown[the table in README.md]' \
            '--help[show the help of this command]'
        ;;
    dump)
        _arguments \
            '*--format=[our own tree, or what BuildKit'\''s parser makes of it (tree)]:tree|buildkit|buildkit-json:(tree buildkit buildkit-json)' \
            '*-f+[our own tree, or what BuildKit'\''s parser makes of it (tree)]:tree|buildkit|buildkit-json:(tree buildkit buildkit-json)' \
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
