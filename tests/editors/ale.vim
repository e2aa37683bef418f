" Drives Vim with ALE and the shipped plugin against the built server.
"
"   FAIRLEAD=build/release/fairlead OUT=FILE vim -N -u NONE -i NONE -n --not-a-term -S tests/editors/ale.vim
"
" The results are written to OUT, since Vim draws on standard output.
set nocompatible hidden
let g:ale_lint_delay = 10
let g:ale_hover_to_preview = 1
let g:ale_dockerfile_fairlead_executable = fnamemodify($FAIRLEAD, ':p')
let g:ale_linters = {'dockerfile': ['fairlead']}
let s:here = expand('<sfile>:p:h')
execute 'set runtimepath+=' . fnameescape(simplify(s:here . '/../../editors/vim'))
packadd ale
filetype plugin on
runtime autoload/ale/util.vim

let s:out = []
let s:failed = 0

function! s:Check(title, condition) abort
  for l:i in range(str2nr(empty($PATIENCE) ? "30000" : $PATIENCE) / 50)
    if eval(a:condition)
      call add(s:out, 'ok ' . a:title)
      return
    endif
    sleep 50m
  endfor
  let s:failed += 1
  call add(s:out, 'not ok ' . a:title)
  call extend(s:out, map(getline(1, '$'), '"   | " . v:val'))
endfunction

function! s:Has(rule) abort
  return !empty(filter(copy(ale#engine#GetLoclist(bufnr(''))), 'get(v:val, "code", "") ==# a:rule'))
endfunction

" What ALE asks the user, from a callback.
let s:answer = ''
function! ale#util#Input(message, value, ...) abort
  return s:answer
endfunction

function! s:Preview() abort
  return join(map(range(1, winnr('$')), {_, w -> join(getbufline(winbufnr(w), 1, '$'))}))
endfunction

let s:folder = tempname()
call mkdir(s:folder, 'p')
call writefile(readfile(s:here . '/Dockerfile'), s:folder . '/Containerfile.web')
execute 'edit ' . fnameescape(s:folder . '/Containerfile.web')
call s:Check('Containerfile.web is a Dockerfile', '&filetype ==# "dockerfile"')
ALELint
call s:Check('findings appear', 's:Has("image-untagged") && s:Has("shell-form-command")')
call cursor(2, 1)
ALEHover
call s:Check('hover explains FROM', 's:Preview() =~# "FROM"')
execute bufwinnr(bufnr('Containerfile.web')) . 'wincmd w'
only
call cursor(7, 5)
let s:answer = '1'
ALECodeAction
call s:Check('a fix is applied', 'getline(7) ==# ''CMD ["node", "server.js"]''')
ALELint
call s:Check('its finding goes away', '!s:Has("shell-form-command")')

call add(s:out, (len(filter(copy(s:out), 'v:val =~# "^ok"'))) . ' passed, ' . s:failed . ' failed')
call writefile(s:out, $OUT)
execute s:failed ? 'cquit!' : 'qall!'
