-- `:checkhealth fairlead`: whether the program is there and answers, and what runs.
local M = {}

-- The functions have other names before Neovim 0.10, and stand in another module before 0.8.
local function reporter()
  local health = vim.health or require('health')
  return {
    start = health.start or health.report_start,
    ok = health.ok or health.report_ok,
    warn = health.warn or health.report_warn,
    error = health.error or health.report_error,
  }
end

local function check_program(report, program)
  local path = vim.fn.exepath(program)
  if path == '' then
    report.error(('there is no program `%s`'):format(program), {
      'put fairlead on your PATH',
      "or name it: require('fairlead').setup({ cmd = { '/path/to/fairlead', 'lsp' } })",
    })
    return
  end
  local version = vim.fn.systemlist({ program, '--version' })[1]
  if vim.v.shell_error ~= 0 or not (version or ''):find('^fairlead %d') then
    report.error(('`%s --version` does not answer as fairlead does'):format(path))
    return
  end
  report.ok(('%s, %s'):format(version, path))
end

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = 'fairlead' })
end

local function check_clients(report)
  local count = 0
  for _, client in ipairs(clients()) do
    if client.name == 'fairlead' then
      count = count + 1
      report.ok(('runs for %s (client %d)'):format(client.config.root_dir or 'files without a folder', client.id))
    end
  end
  if count == 0 then
    report.warn('does not run: no Dockerfile is open, or it is not set up', {
      "require('fairlead').setup() in your init.lua",
      "or, from Neovim 0.11 on, vim.lsp.enable('fairlead')",
    })
  end
end

-- Two servers for one language show everything twice.
local function check_others(report)
  local others = {}
  for _, client in ipairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do
    if client.name ~= 'fairlead' and vim.tbl_contains(client.config.filetypes or {}, 'dockerfile') then
      others[#others + 1] = client.name
    end
  end
  if #others == 0 then
    report.ok('no other server runs for Dockerfiles')
  else
    report.warn(('%s runs for Dockerfiles too: findings and hovers appear twice'):format(table.concat(others, ', ')))
  end
end

function M.check()
  local report = reporter()
  report.start('fairlead')
  local cmd = require('fairlead').command()
  if type(cmd) == 'table' then
    check_program(report, cmd[1])
  else
    report.ok('the server is started by a function of yours')
  end
  check_clients(report)
  check_others(report)
end

return M
