# For ~/.config/kak/kakrc, after `eval %sh{kak-lsp}`.
hook global WinSetOption filetype=dockerfile %{
    set-option window lsp_servers %{
        [fairlead]
        root_globs = [".dockerignore", ".git"]
        command = "fairlead"
        args = ["lsp"]
    }
    lsp-enable-window
}

# Names that Kakoune does not take for a Dockerfile.
hook global BufCreate (.*/)?(Containerfile([.-].+)?|[Dd]ockerfile([.-].+)?|.+\.([Dd]ockerfile|[Cc]ontainerfile)) %{
    evaluate-commands %sh{
        case "$kak_hook_param" in
            *.md | *.dockerignore | *.containerignore) ;;
            *) echo 'set-option buffer filetype dockerfile' ;;
        esac
    }
}
