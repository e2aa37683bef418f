# Completion of fairlead for bash; `fairlead completion bash` prints it.
_fairlead() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words= commands='lsp check fix format explain rules settings dump probe completion manual help'
    if [[ $current == = ]]; then
        current=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case $((COMP_CWORD > 1)):${COMP_WORDS[1]} in
    0:*) words="$commands --help --version" ;;
    1:lsp)
        case $before in
        *)
            case $current in
            -*) words='--help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:check)
        case $before in
        --profile) words='default strict hadolint buildkit' ;;
        --config | -c) words='' ;;
        --rule) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --select) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --ignore) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --error) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --warning) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --info) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --style) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --build-arg) words='' ;;
        --target) words='' ;;
        --context) words='' ;;
        --build-context) words='' ;;
        --platform) words='' ;;
        --trusted-registry) words='' ;;
        --require-label) words='' ;;
        --shellcheck) words='auto off' ;;
        --format | -f) words='text json sarif github gitlab checkstyle junit tty-plain' ;;
        --check) words='' ;;
        --fail-on | -t) words='error warning info hint never' ;;
        --color) words='auto always never' ;;
        --stdin-filename) words='' ;;
        *)
            case $current in
            -*) words='--profile --config -c --rule --select --ignore --error --warning --info --style --build-arg --target --context --build-context --platform --trusted-registry --require-label --strict-labels --disable-ignore-pragma --shellcheck --online --format -f --check --hints --fail-on -t --no-fail --statistics --quiet -q --color --no-color --stdin-filename --help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:fix)
        case $before in
        --profile) words='default strict hadolint buildkit' ;;
        --config | -c) words='' ;;
        --rule) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --select) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --ignore) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --error) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --warning) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --info) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --style) words=$(fairlead rules | cut -d ' ' -f 1) ;;
        --build-arg) words='' ;;
        --target) words='' ;;
        --context) words='' ;;
        --build-context) words='' ;;
        --platform) words='' ;;
        --trusted-registry) words='' ;;
        --require-label) words='' ;;
        --shellcheck) words='auto off' ;;
        --stdin-filename) words='' ;;
        *)
            case $current in
            -*) words='--profile --config -c --rule --select --ignore --error --warning --info --style --build-arg --target --context --build-context --platform --trusted-registry --require-label --strict-labels --disable-ignore-pragma --shellcheck --online --unsafe-fixes --diff --stdin-filename --help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:format)
        case $before in
        --indent) words='tab' ;;
        --width) words='' ;;
        --operators) words='leading trailing keep' ;;
        --stdin-filename) words='' ;;
        *)
            case $current in
            -*) words='--check --diff --indent --width --operators --lay-out-commands --stdin-filename --help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:explain)
        case $before in
        --changed) words='' ;;
        --since) words='' ;;
        --format | -f) words='text json' ;;
        *)
            case $current in
            -*) words='--changed --since --format -f --help' ;;
            *) words=$(fairlead rules | cut -d ' ' -f 1) ;;
            esac
            ;;
        esac
        ;;
    1:rules)
        case $before in
        *)
            case $current in
            -*) words='--json --markdown --help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:settings)
        case $before in
        *)
            case $current in
            -*) words='--schema --markdown --help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:dump)
        case $before in
        --format | -f) words='tree buildkit buildkit-json' ;;
        *)
            case $current in
            -*) words='--format -f --help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:probe)
        case $before in
        *)
            case $current in
            -*) words='--help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:completion)
        case $before in
        *)
            case $current in
            -*) words='--help' ;;
            *) words='bash zsh fish' ;;
            esac
            ;;
        esac
        ;;
    1:manual)
        case $before in
        *)
            case $current in
            -*) words='--help' ;;
            *) words='' ;;
            esac
            ;;
        esac
        ;;
    1:help)
        case $before in
        *)
            case $current in
            -*) words='--help' ;;
            *) words=$commands ;;
            esac
            ;;
        esac
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _fairlead fairlead
