-- How to start fairlead. Neovim 0.11 and later read this file for vim.lsp.enable('fairlead');
-- lua/fairlead.lua reads it for the versions before.
return {
  cmd = { 'fairlead', '--stdio' },
  filetypes = { 'dockerfile' },
  root_markers = { '.dockerignore', '.git' },
}
