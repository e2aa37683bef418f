" ALE finds this file by itself, and then runs fairlead for Dockerfiles.
call ale#Set('dockerfile_fairlead_executable', 'fairlead')

" The nearest folder above that holds a `.dockerignore` or a repository, else the file's own.
function! FairleadRoot(buffer) abort
  for l:marker in ['.dockerignore', '.git']
    let l:found = l:marker ==# '.git'
    \   ? ale#path#FindNearestDirectory(a:buffer, l:marker)
    \   : ale#path#FindNearestFile(a:buffer, l:marker)
    if !empty(l:found)
      return fnamemodify(substitute(l:found, '[/\\]$', '', ''), ':p:h')
    endif
  endfor
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

call ale#linter#Define('dockerfile', {
\   'name': 'fairlead',
\   'lsp': 'stdio',
\   'language': 'dockerfile',
\   'executable': {buffer -> ale#Var(buffer, 'dockerfile_fairlead_executable')},
\   'command': '%e lsp',
\   'project_root': function('FairleadRoot'),
\})
