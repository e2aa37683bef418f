-- Drives a real Neovim (0.7 and later) with the shipped plugin against the built server.
--
--   FAIRLEAD=build/release/fairlead nvim --headless --clean -n -c 'luafile tests/editors/neovim.lua'
--
-- Everything goes through what a user calls, so that Neovim's own handlers are tested too.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local passed, failed = 0, 0
local patience = tonumber(os.getenv('PATIENCE') or 30000) -- milliseconds

local function say(line)
  io.stdout:write(line .. '\n')
end

local function test(title, run)
  local ok, why = xpcall(run, debug.traceback)
  if ok then
    passed = passed + 1
    say('ok ' .. title)
  else
    failed = failed + 1
    say('not ok ' .. title)
    say('  ' .. why:gsub('\n', '\n  '))
  end
end

local function wait_for(what, is_so)
  assert(vim.wait(patience, is_so, 5), 'timed out: ' .. what)
end

-- Processor time, which a busy machine leaves as it is.
local function own_seconds()
  local used = vim.loop.getrusage()
  return used.utime.sec + used.stime.sec + (used.utime.usec + used.stime.usec) / 1e6
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

local function line(number)
  return lines()[number]
end

local function assert_equal(want, got)
  assert(vim.deep_equal(want, got), ('want %s\ngot  %s'):format(vim.inspect(want), vim.inspect(got)))
end

local function code_of(finding)
  return finding.code or finding.user_data.lsp.code
end

-- The finding of a rule, or nil.
local function finding_of(rule)
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    if code_of(finding) == rule then
      return finding
    end
  end
end

local function wait_for_finding(rule)
  wait_for(rule .. ' appears', function()
    return finding_of(rule)
  end)
  return finding_of(rule)
end

local function wait_for_end_of(rule)
  wait_for(rule .. ' goes away', function()
    return not finding_of(rule)
  end)
end

-- The text that a finding marks.
local function marked_text(finding)
  assert_equal(finding.lnum, finding.end_lnum)
  return line(finding.lnum + 1):sub(finding.col + 1, finding.end_col)
end

-- Types keys as a user does; each is a change of its own.
local function type_keys(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'xt', false)
end

-- Without its message, which would stand in the same line as ours.
local function undo()
  vim.cmd('silent undo')
end

local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local text = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
      return table.concat(text, '\n'), window
    end
  end
end

local function hover_text(row, column)
  vim.api.nvim_win_set_cursor(0, { row, column })
  vim.lsp.buf.hover()
  wait_for('a hover', float_text)
  local text, window = float_text()
  vim.api.nvim_win_close(window, true)
  return text
end

-- Chooses the action whose title has `part` in the menu at the cursor, and waits until the text has changed.
local function choose_action(row, column, part)
  local before, offered = lines(), {}
  local select = vim.ui.select
  vim.ui.select = function(items, options, on_choice)
    for i, item in ipairs(items) do
      offered[i] = options.format_item(item)
      if offered[i]:lower():find(part, 1, true) then
        return on_choice(item, i)
      end
    end
    on_choice(nil)
  end
  vim.api.nvim_win_set_cursor(0, { row, column })
  vim.lsp.buf.code_action()
  local has_changed = vim.wait(patience, function()
    return not vim.deep_equal(before, lines())
  end, 5)
  vim.ui.select = select
  assert(has_changed, ('no action with %q among %s'):format(part, vim.inspect(offered)))
end

-- What Neovim calls deprecated, of what the plugin calls.
local deprecated, deprecate = {}, vim.deprecate
function vim.deprecate(name, ...)
  if debug.traceback():find('editors/neovim/', 1, true) then
    deprecated[#deprecated + 1] = name
  end
  return deprecate and deprecate(name, ...)
end

local workspace = vim.fn.tempname()
local original = vim.fn.readfile(here .. '/Dockerfile')
local client, process_id

vim.fn.mkdir(workspace, 'p')
vim.fn.writefile(original, workspace .. '/Dockerfile')
vim.fn.writefile({ 'console.log("hello");' }, workspace .. '/server.js')
vim.opt.runtimepath:append(here .. '/../../editors/neovim')
vim.cmd('filetype plugin on')
say('# Neovim ' .. tostring(vim.version().major) .. '.' .. vim.version().minor .. '.' .. vim.version().patch)

test('the plugin starts the server', function()
  require('fairlead').setup({ cmd = { assert(os.getenv('FAIRLEAD'), 'FAIRLEAD is not set'), '--stdio' } })
  vim.cmd('edit ' .. vim.fn.fnameescape(workspace .. '/Dockerfile'))
  assert_equal('dockerfile', vim.bo.filetype)
  local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  wait_for('the server is ready', function()
    client = get_clients()[1]
    return client and client.initialized
  end)
  assert_equal('fairlead', client.name)
  process_id = client.rpc.pid or client.rpc.handle and client.rpc.handle:get_pid()
end)

test('hovers keep the quotes of exec forms', function()
  assert(vim.fn.has('nvim-0.10') == 1 or vim.g.vim_json_conceal == 0)
end)

test('a second Dockerfile shares the server', function()
  vim.fn.writefile({ 'FROM scratch' }, workspace .. '/Dockerfile.second')
  vim.cmd('edit ' .. vim.fn.fnameescape(workspace .. '/Dockerfile.second'))
  wait_for('attached', function()
    return next(vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = 0 }) or vim.lsp.buf_get_clients(0))
  end)
  assert_equal(1, #(vim.lsp.get_clients or vim.lsp.get_active_clients)())
  vim.cmd('bdelete')
  vim.cmd('buffer ' .. vim.fn.fnameescape(workspace .. '/Dockerfile'))
end)

test('findings appear', function()
  local untagged = wait_for_finding('image-untagged')
  assert_equal(1, untagged.lnum)
  assert_equal('node', marked_text(untagged))
  assert_equal('fairlead', untagged.source)
  assert_equal(6, wait_for_finding('shell-form-command').lnum)
end)

test('positions behind emoji are right', function()
  local text = marked_text(wait_for_finding('apt-not-assume-yes'))
  assert(text:find('^apt%-get'), text)
end)

test('a finding goes away while typing, and comes back', function()
  vim.api.nvim_win_set_cursor(0, { 2, 0 })
  type_keys('A:20.11-slim<Esc>')
  assert_equal('FROM node:20.11-slim', line(2))
  wait_for_end_of('image-untagged')
  assert(finding_of('shell-form-command'), 'the other findings stay')
  undo()
  assert_equal('FROM node', line(2))
  wait_for_finding('image-untagged')
end)

test('a half typed line leaves the other findings alone', function()
  vim.api.nvim_win_set_cursor(0, { 3, 0 })
  type_keys('oCOPY --fr<Esc>')
  wait_for('all findings move down', function()
    local found = finding_of('shell-form-command')
    return found and found.lnum == 7
  end)
  for _, rule in ipairs({ 'image-untagged', 'apt-not-assume-yes', 'add-for-local-files' }) do
    assert(finding_of(rule), rule)
  end
  undo()
  wait_for('all findings move up', function()
    local found = finding_of('shell-form-command')
    return found and found.lnum == 6
  end)
end)

test('hover explains FROM', function()
  local text = hover_text(2, 1)
  assert(text:find('FROM', 1, true), text)
end)

test('shell form becomes exec form', function()
  choose_action(7, 4, 'exec')
  assert_equal('CMD ["node", "server.js"]', line(7))
  wait_for_end_of('shell-form-command')
end)

test('undo takes the fix back', function()
  undo()
  assert_equal(original, lines())
  wait_for_finding('shell-form-command')
end)

test('a fix behind emoji changes its place only', function()
  choose_action(4, finding_of('apt-not-assume-yes').col, '-y')
  assert_equal('RUN echo "é 🚀🚀" && apt-get update && apt-get install -y curl', line(4))
  wait_for_end_of('apt-not-assume-yes')
  undo()
  assert_equal(original, lines())
end)

test('fix-all repairs the file', function()
  require('fairlead').fix_all(0, patience)
  assert_equal(vim.fn.readfile(here .. '/Dockerfile.fixed'), lines())
  wait_for_end_of('apt-lists-kept')
end)

test('fix-all has nothing left to do', function()
  local tick = vim.api.nvim_buf_get_changedtick(0)
  require('fairlead').fix_all(0, patience)
  assert_equal(tick, vim.api.nvim_buf_get_changedtick(0))
end)

test('undo gives the file back', function()
  vim.cmd('silent! undo 0')
  assert_equal(original, lines())
  wait_for_finding('shell-form-command')
end)

-- What the plugin says to its user while `run` runs.
local function notices(run)
  local said, notify = {}, vim.notify
  vim.notify = function(text)
    said[#said + 1] = text
  end
  run()
  vim.notify = notify
  return table.concat(said, '\n')
end

test('fix-all says when no answer came', function()
  local request = vim.lsp.buf_request_sync
  vim.lsp.buf_request_sync = function()
    return nil, 'timeout'
  end
  local text = notices(function()
    require('fairlead').fix_all()
  end)
  vim.lsp.buf_request_sync = request
  assert_equal('fairlead: nothing was fixed, as no answer came in time (timeout)', text)
end)

test('code lenses lead to Docker and to the uses of a stage', function()
  local run = {}
  for name in pairs(require('fairlead.commands').lenses) do
    run[#run + 1] = name
    assert(vim.lsp.commands[name], name)
  end
  assert_equal(3, #run)
  vim.cmd('FairleadLenses')
  local lenses, bufnr = nil, vim.api.nvim_get_current_buf()
  wait_for('a lens', function()
    lenses = vim.lsp.codelens.get(vim.lsp.codelens.enable and { bufnr = bufnr } or bufnr)
    return #lenses > 0
  end)
  local words = require('fairlead.commands').build_words(workspace .. '/Dockerfile', { '--target', 'x' })
  assert_equal({ 'docker', 'build', '--target', 'x', '-f', workspace .. '/Dockerfile', workspace }, words)
end)

test('a rule is explained', function()
  vim.api.nvim_win_set_cursor(0, { 2, 0 })
  vim.cmd('FairleadExplain')
  assert(line(1):find('image-untagged', 1, true), line(1))
  assert_equal('markdown', vim.bo.filetype)
  vim.cmd('close')
  assert(vim.tbl_contains(require('fairlead.commands').complete_rules('image-un'), 'image-untagged'))
end)

test('a line without a finding is told', function()
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  local text = notices(function()
    vim.cmd('FairleadExplain')
  end)
  assert(text:find('there is no finding in this line', 1, true), text)
end)

test('checkhealth names the program and its version', function()
  vim.cmd('silent checkhealth fairlead')
  local text = table.concat(lines(), '\n')
  vim.cmd('bwipeout!')
  assert(text:find('fairlead %d+%.%d+%.%d+'), text)
  assert(text:find('runs for', 1, true), text)
  assert(not text:find('ERROR', 1, true), text)
end)

test('fix-all of a thousand findings is quick', function()
  local many = { 'FROM debian:12' }
  for i = 1, 1000 do
    many[#many + 1] = 'MAINTAINER me' .. i
  end
  vim.fn.writefile(many, workspace .. '/Dockerfile.many')
  vim.cmd('edit ' .. vim.fn.fnameescape(workspace .. '/Dockerfile.many'))
  wait_for_finding('maintainer-used')
  local start = own_seconds()
  require('fairlead').fix_all(0, patience)
  local seconds = own_seconds() - start
  assert_equal(false, line(1001) == 'MAINTAINER me1000')
  assert(seconds < 4, ('%.1f s'):format(seconds))
  vim.cmd('bwipeout!')
  vim.cmd('buffer ' .. vim.fn.fnameescape(workspace .. '/Dockerfile'))
end)

test('names of Dockerfiles that Neovim does not know', function()
  local file = vim.api.nvim_get_current_buf()
  local kinds = {
    ['Dockerfile-web'] = true,
    ['Containerfile.x'] = true,
    ['Dockerfile.w'] = true,
    ['dockerfile'] = true,
    ['x.Containerfile'] = true,
    ['mydockerfile'] = false,
  }
  for name, is_one in pairs(kinds) do
    vim.cmd('edit ' .. vim.fn.fnameescape(workspace .. '/names/' .. name))
    assert_equal({ name, is_one }, { name, vim.bo.filetype == 'dockerfile' })
    vim.cmd('bwipeout!')
  end
  vim.cmd('buffer ' .. file)
end)

test('fix-all says that the server is not there', function()
  local text = notices(function()
    require('fairlead').fix_all(vim.api.nvim_create_buf(false, true))
  end)
  assert_equal('fairlead: it is not running for this buffer, so nothing was fixed', text)
end)

test('closing the file clears its findings', function()
  local buffer = vim.api.nvim_get_current_buf()
  vim.cmd('enew')
  vim.cmd('bdelete! ' .. buffer)
  assert_equal({}, vim.diagnostic.get(nil))
end)

test('the server exits when asked', function()
  if vim.fn.has('nvim-0.11') == 1 then
    client:stop()
  else
    vim.lsp.stop_client(client.id)
  end
  wait_for('the client has stopped', function()
    return vim.lsp.get_client_by_id(client.id) == nil
  end)
  if process_id then
    wait_for('the process is gone', function()
      return vim.loop.kill(process_id, 0) ~= 0
    end)
  end
end)

test('a program that is not there is told once', function()
  local text = notices(function()
    require('fairlead').setup({ cmd = { '/no/such/fairlead' } })
  end)
  assert_equal('fairlead: there is no program `/no/such/fairlead`; put it on your PATH, or set `cmd` in setup()', text)
end)

test('the plugin calls nothing that is deprecated', function()
  assert_equal({}, deprecated)
end)

vim.fn.delete(workspace, 'rf')
say(('%d passed, %d failed'):format(passed, failed))
vim.cmd(failed == 0 and 'qa!' or 'cq')
