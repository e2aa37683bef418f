-- Names that Neovim does not take for a Dockerfile, or takes for something else (`Containerfile.x`): the names that
-- `fairlead check` looks for in folders, and `Dockerfile-web`.
local function is_dockerfile(name)
  name = name:lower()
  if name:find('%.dockerignore$') or name:find('%.containerignore$') or name:find('%.md$') then
    return false
  end
  for _, kind in ipairs({ 'dockerfile', 'containerfile' }) do
    if name == kind or name:find('^' .. kind .. '[.-].') or name:find('.%.' .. kind .. '$') then
      return true
    end
  end
  return false
end

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  group = vim.api.nvim_create_augroup('fairlead_names', { clear = true }),
  callback = function(event)
    if is_dockerfile(vim.fn.fnamemodify(event.match, ':t')) then
      vim.bo.filetype = 'dockerfile'
    end
  end,
})
