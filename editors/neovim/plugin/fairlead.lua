-- The commands `:Fairlead...`, from the first Dockerfile on.
if vim.g.loaded_fairlead then
  return
end
vim.g.loaded_fairlead = 1
vim.api.nvim_create_autocmd('FileType', {
  group = vim.api.nvim_create_augroup('fairlead_commands', { clear = true }),
  pattern = 'dockerfile',
  once = true,
  callback = function()
    require('fairlead.commands').register()
  end,
})
