" Names that Vim does not take for a Dockerfile, or takes for something else (`Containerfile.x`): the names that
" `fairlead check` looks for in folders, and `Dockerfile-web`.
function! s:Detect(name) abort
  let l:name = tolower(a:name)
  if l:name =~# '\.\(dockerignore\|containerignore\|md\)$'
    return
  endif
  if l:name =~# '^\(docker\|container\)file\([.-].\+\)\?$' || l:name =~# '.\.\(docker\|container\)file$'
    setlocal filetype=dockerfile
  endif
endfunction

autocmd BufRead,BufNewFile * call s:Detect(expand('<afile>:t'))
