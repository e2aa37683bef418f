-- Starts fairlead for Dockerfiles in Neovim 0.7 and later.
local M = {}

local config -- what lsp/fairlead.lua says, with the user's changes
local started = {} -- root folder -> id of its client, for Neovim 0.7, which does not look for one itself

local function shipped_config()
  local path = vim.api.nvim_get_runtime_file('lsp/fairlead.lua', false)[1]
  return dofile(path)
end

-- How the server is started: a list of words, or a function of the user's.
function M.command()
  if not config and vim.lsp.config then
    local enabled = vim.lsp.config.fairlead -- without setup()
    return enabled and enabled.cmd
  end
  return (config or shipped_config()).cmd
end

-- The nearest folder above the buffer's file that holds a marker, else the file's own folder.
local function root_of(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  local folder = name == '' and vim.fn.getcwd() or vim.fn.fnamemodify(name, ':p:h')
  for _, marker in ipairs(config.root_markers) do
    for _, find in ipairs({ vim.fn.findfile, vim.fn.finddir }) do
      local found = find(marker, vim.fn.fnameescape(folder) .. ';')
      if found ~= '' then
        return vim.fn.fnamemodify(found:gsub('/$', ''), ':p:h')
      end
    end
  end
  return folder
end

local function client_config(bufnr)
  local client = vim.tbl_extend('force', {}, config)
  client.name = 'fairlead'
  client.root_dir = config.root_dir or root_of(bufnr)
  return client
end

-- Neovim 0.7: one client for each root, attached by hand.
local function start_and_attach(bufnr)
  local client = client_config(bufnr)
  local id = started[client.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(client)
    started[client.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(bufnr, id)
  end
end

local function attach(bufnr)
  if vim.lsp.start then
    vim.lsp.start(client_config(bufnr), { bufnr = bufnr })
  else
    start_and_attach(bufnr)
  end
end

-- Calls `attach` for the buffers that are open and for those to come.
local function attach_all()
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('fairlead', { clear = true }),
    pattern = config.filetypes,
    callback = function(event)
      attach(event.buf or vim.api.nvim_get_current_buf())
    end,
  })
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if
      vim.api.nvim_buf_is_loaded(bufnr)
      and vim.tbl_contains(config.filetypes, vim.bo[bufnr].filetype)
    then
      attach(bufnr)
    end
  end
end

local function warn(text)
  vim.notify('fairlead: ' .. text, vim.log.levels.WARN)
end

-- Starts fairlead for every Dockerfile. `options` may set `cmd`, `filetypes`, `root_dir`, `on_attach`, and whatever else a
-- client of Neovim can be told.
function M.setup(options)
  config = vim.tbl_deep_extend('force', shipped_config(), options or {})
  vim.cmd('runtime ftdetect/fairlead.lua') -- again, for a plugin manager that adds this folder late
  require('fairlead.commands').register()
  if type(config.cmd) == 'table' and vim.fn.executable(config.cmd[1]) == 0 then
    warn(('there is no program `%s`; put it on your PATH, or set `cmd` in setup()'):format(config.cmd[1]))
    return
  end
  if vim.fn.has('nvim-0.10') == 0 and vim.g.vim_json_conceal == nil then
    vim.g.vim_json_conceal = 0 -- else the quotes of exec forms are missing in hovers
  end
  if vim.fn.has('nvim-0.11') == 1 then
    vim.lsp.config('fairlead', options or {})
    vim.lsp.enable('fairlead')
  else
    attach_all()
  end
end

local function is_running(bufnr)
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = bufnr }) or vim.lsp.buf_get_clients(bufnr)
  for _, client in pairs(clients) do
    if client.name == 'fairlead' then
      return true
    end
  end
  return false
end

-- Applies all safe fixes to the buffer, before it returns, so that it can stand in a BufWritePre. It waits `timeout_ms`, or
-- a second, and says so when nothing could be done.
function M.fix_all(bufnr, timeout_ms)
  bufnr = bufnr or vim.api.nvim_get_current_buf()
  if bufnr == 0 then
    bufnr = vim.api.nvim_get_current_buf()
  end
  if not is_running(bufnr) then
    return warn('it is not running for this buffer, so nothing was fixed')
  end
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(bufnr) },
    range = {
      start = { line = 0, character = 0 },
      ['end'] = { line = vim.api.nvim_buf_line_count(bufnr), character = 0 },
    },
    context = { diagnostics = {}, only = { 'source.fixAll.fairlead' } },
  }
  local answers, why = vim.lsp.buf_request_sync(bufnr, 'textDocument/codeAction', params, timeout_ms or 1000)
  if not answers then
    return warn(('nothing was fixed, as no answer came in time (%s)'):format(why or 'no reason is known'))
  end
  for id, answer in pairs(answers) do
    local client = vim.lsp.get_client_by_id(id)
    for _, action in ipairs(client and answer.result or {}) do
      if action.edit and action.kind == 'source.fixAll.fairlead' then
        vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      end
    end
  end
end

return M
