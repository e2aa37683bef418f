" vim-lsp asks for servers with the event `lsp_setup`. Without vim-lsp this file does nothing.
if exists('g:loaded_fairlead')
  finish
endif
let g:loaded_fairlead = 1
let g:fairlead_program = get(g:, 'fairlead_program', 'fairlead')

function! s:Register() abort
  if !executable(g:fairlead_program)
    echomsg 'fairlead: there is no program `' . g:fairlead_program . '`; put it on your PATH or set g:fairlead_program'
    return
  endif
  call lsp#register_server({
  \   'name': 'fairlead',
  \   'cmd': {server_info -> [g:fairlead_program, 'lsp']},
  \   'allowlist': ['dockerfile'],
  \   'root_uri': {server_info -> lsp#utils#path_to_uri(
  \     lsp#utils#find_nearest_parent_file_directory(lsp#utils#get_buffer_path(), ['.dockerignore', '.git/']))},
  \ })
endfunction

augroup fairlead
  autocmd!
  autocmd User lsp_setup call s:Register()
augroup END
