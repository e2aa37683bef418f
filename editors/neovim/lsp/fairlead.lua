-- How to start fairlead. Neovim 0.11 and later read this file for vim.lsp.enable('fairlead');
-- lua/fairlead.lua reads it for the versions before.
local has_plugin, commands = pcall(require, 'fairlead.commands') -- this file works alone, too
return {
  cmd = { 'fairlead', 'lsp' },
  filetypes = { 'dockerfile' },
  root_markers = { '.dockerignore', '.git' },
  capabilities = has_plugin and commands.capabilities() or nil,
}
