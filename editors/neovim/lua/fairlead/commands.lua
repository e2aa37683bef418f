-- What the user can ask for beside what Neovim does by itself: explain a rule, build a stage, check with Docker, show the
-- uses of a stage. Code lenses lead to the last three.
local M = {}

local function warn(text)
  vim.notify('fairlead: ' .. text, vim.log.levels.WARN)
end

-- The program that the running client was started with, else the one on the PATH.
local function program()
  local cmd = require('fairlead').command()
  return type(cmd) == 'table' and cmd[1] or 'fairlead'
end

-- ---- Explain ----

-- The rules that have findings in the line, each once.
local function rules_in_line(bufnr, line)
  local rules, seen = {}, {}
  for _, found in ipairs(vim.diagnostic.get(bufnr, { lnum = line })) do
    local lsp = found.user_data and found.user_data.lsp
    local code = found.code or (lsp and lsp.code)
    if found.source == 'fairlead' and code and not seen[code] then
      seen[code] = true
      rules[#rules + 1] = code
    end
  end
  return rules
end

local function show_page(rule)
  local lines = vim.fn.systemlist({ program(), 'explain', rule })
  if vim.v.shell_error ~= 0 then
    return warn(table.concat(lines, ' '):gsub('^fairlead explain: ', ''))
  end
  vim.cmd('botright new')
  vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = 'nofile', 'wipe', false
  vim.api.nvim_buf_set_lines(0, 0, -1, true, lines)
  vim.bo.filetype = 'markdown'
  vim.bo.modifiable = false
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = true, desc = 'Close the page' })
end

-- Shows what a rule wants and why; without a name, the rule of a finding in the line of the cursor.
function M.explain(rule)
  if rule and rule ~= '' then
    return show_page(rule)
  end
  local rules = rules_in_line(0, vim.api.nvim_win_get_cursor(0)[1] - 1)
  if #rules == 0 then
    return warn('there is no finding in this line; name a rule, as in :FairleadExplain image-untagged')
  end
  if #rules == 1 then
    return show_page(rules[1])
  end
  vim.ui.select(rules, { prompt = 'Explain which rule?' }, function(choice)
    if choice then
      show_page(choice)
    end
  end)
end

function M.complete_rules(start)
  local rules = {}
  for _, line in ipairs(vim.fn.systemlist({ program(), 'rules' })) do
    local id = line:match('^%S+')
    if id and vim.startswith(id, start) then
      rules[#rules + 1] = id
    end
  end
  return rules
end

-- ---- Docker, in a terminal ----

-- The build context: the folder of the nearest `.dockerignore` above, else the file's own.
local function context_of(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  local ignore = vim.fn.findfile('.dockerignore', vim.fn.fnameescape(folder) .. ';')
  return ignore == '' and folder or vim.fn.fnamemodify(ignore, ':p:h')
end

-- The words of `docker build` for a file.
function M.build_words(file, options)
  local words = { 'docker', 'build' }
  vim.list_extend(words, options)
  return vim.list_extend(words, { '-f', file, context_of(file) })
end

local function run_in_terminal(words)
  if vim.fn.executable(words[1]) == 0 then
    return warn(('there is no program `%s`'):format(words[1]))
  end
  local quoted = {}
  for i, word in ipairs(words) do
    quoted[i] = vim.fn.shellescape(word, true)
  end
  vim.cmd('botright split | terminal ' .. table.concat(quoted, ' '))
end

-- Builds a stage, or the last one.
function M.build(file, stage)
  run_in_terminal(M.build_words(file, (stage and stage ~= '') and { '--target', stage } or {}))
end

-- Asks the builder for its own checks.
function M.check(file)
  run_in_terminal(M.build_words(file, { '--check' }))
end

-- ---- Uses of a stage ----

local function show_places(places, encoding)
  local items = vim.lsp.util.locations_to_items(places, encoding or 'utf-16')
  vim.fn.setqflist({}, ' ', { title = 'Uses of the stage', items = items })
  vim.cmd('botright copen')
end

-- ---- Code lenses ----

-- Shows them in this buffer from now on. `vim.lsp.codelens.run()` runs the one in the line of the cursor.
function M.show_lenses()
  local bufnr = vim.api.nvim_get_current_buf()
  if vim.lsp.codelens.enable then
    return vim.lsp.codelens.enable(true, { bufnr = bufnr })
  end
  vim.lsp.codelens.refresh()
  vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'TextChanged' }, {
    group = vim.api.nvim_create_augroup('fairlead_lenses_' .. bufnr, { clear = true }),
    buffer = bufnr,
    callback = function()
      vim.lsp.codelens.refresh()
    end,
  })
end

-- ---- Registering ----

-- What a code lens runs. The names go to the server too, which then offers the lenses.
M.lenses = {
  ['fairlead.build'] = function(command)
    M.build(vim.uri_to_fname(command.arguments[1]), tostring(command.arguments[2]))
  end,
  ['fairlead.check'] = function(command)
    M.check(vim.uri_to_fname(command.arguments[1]))
  end,
  ['fairlead.references'] = function(command, context)
    local client = vim.lsp.get_client_by_id(context.client_id)
    show_places(command.arguments[3], client and client.offset_encoding)
  end,
}

-- The capabilities by which the server knows that it may offer these lenses.
function M.capabilities()
  local names = vim.tbl_keys(M.lenses)
  table.sort(names)
  local all = vim.lsp.protocol.make_client_capabilities()
  all.experimental = vim.tbl_extend('force', all.experimental or {}, { commands = { commands = names } })
  return all
end

local function this_file()
  return vim.api.nvim_buf_get_name(0)
end

function M.register()
  for name, run in pairs(M.lenses) do
    vim.lsp.commands[name] = run
  end
  local function command(name, run, options)
    vim.api.nvim_create_user_command('Fairlead' .. name, run, options)
  end
  command('FixAll', function()
    require('fairlead').fix_all()
  end, { desc = 'Apply all safe fixes to this Dockerfile' })
  command('Explain', function(args)
    M.explain(args.args)
  end, { nargs = '?', complete = M.complete_rules, desc = 'Explain a rule, or that of the finding in this line' })
  command('Build', function(args)
    M.build(this_file(), args.args)
  end, { nargs = '?', desc = 'Build a stage of this Dockerfile, or the last one, in a terminal' })
  command('Lenses', M.show_lenses, { desc = 'Show code lenses in this Dockerfile' })
  command('Check', function()
    M.check(this_file())
  end, { desc = "Run Docker's own checks of this Dockerfile in a terminal" })
end

return M
