-- A person asks the registry from Neovim's menu: `REGISTRY_HOST=HOST FAIRLEAD=... nvim --headless --clean -n -c 'luafile neovim.lua'`
-- with a registry at HOST that has `app:1.2`. Neovim has actions resolved before it runs them.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local host, patience = os.getenv('REGISTRY_HOST'), 30000
local folder = vim.fn.tempname()

local function tell(name, is_right, got)
  io.stdout:write(('%s Neovim: %s\n'):format(is_right and 'ok' or 'not ok', name))
  if not is_right then
    io.stdout:write('    got: ' .. vim.inspect(got) .. '\n')
    vim.cmd('cquit')
  end
end

local function found()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if (one.code or one.user_data.lsp.code) == 'image-not-found' then
      return one
    end
  end
end

-- Chooses what has `part` in its title, at the start of the first line.
local function choose(part)
  local titles = {}
  vim.ui.select = function(items, options, on_choice)
    for i, item in ipairs(items) do
      titles[i] = options.format_item(item)
      if titles[i]:find(part, 1, true) then
        return on_choice(item, i)
      end
    end
    on_choice(nil)
  end
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.lsp.buf.code_action()
  return titles
end

vim.fn.mkdir(folder, 'p')
vim.fn.writefile({ ('FROM %s/app:1.3'):format(host), 'MAINTAINER me' }, folder .. '/Dockerfile')
vim.opt.runtimepath:append(here .. '/../../editors/neovim')
vim.cmd('filetype plugin on')
require('fairlead').setup({ cmd = { os.getenv('FAIRLEAD'), 'lsp' } })
vim.cmd('edit ' .. folder .. '/Dockerfile')
local is_ready = vim.wait(patience, function()
  return #vim.diagnostic.get(0) > 0
end, 5)
tell('the findings of a file that nobody has asked about', is_ready and not found(), vim.diagnostic.get(0))
local titles = choose('about this image')
tell('the answer to a question from the menu', vim.wait(patience, found, 5), titles)
titles = choose('Replace the tag with `1.2`')
tell('the tag that is there', vim.wait(patience, function()
  return vim.fn.getline(1) == ('FROM %s/app:1.2'):format(host)
end, 5), titles)
vim.cmd('qall!')
