// Names and numbers that client and server must agree on. (LSP 3.17)
#ifndef FL_PROTOCOL_CODES_H
#define FL_PROTOCOL_CODES_H

// JSON-RPC 2.0, and LSP 3.17 ErrorCodes.
typedef enum RpcCode {
    RPC_OK = 0,
    RPC_PARSE_ERROR = -32700,
    RPC_INVALID_REQUEST = -32600,
    RPC_METHOD_NOT_FOUND = -32601,
    RPC_INVALID_PARAMS = -32602,
    RPC_NOT_INITIALIZED = -32002,
    RPC_CANCELLED = -32800,
    RPC_CONTENT_MODIFIED = -32801,
    RPC_FAILED = -32803,
    RPC_SHUT_DOWN = -32011, // sent as an invalid request
    RPC_TOO_LONG = -32010,  // our own, in the range that JSON-RPC reserves for servers
    RPC_LATER = 1,          // never sent: the request will be answered later
} RpcCode;

// MessageType
typedef enum LogLevel { LOG_ERROR = 1, LOG_WARNING = 2, LOG_INFO = 3 } LogLevel;

#define NAME_SOURCE     "fairlead"
#define NAME_DOCKER     "docker.languageserver" // whose settings count, too
#define NAME_COMMAND    "fairlead.apply"
#define NAME_LOOKUP     "fairlead.lookUp"
#define NAME_SHELLCHECK "shellcheck"

// Commands that the client implements (editors/README.md).
#define NAME_BUILD      "fairlead.build"
#define NAME_CHECK      "fairlead.check"
#define NAME_REFERENCES "fairlead.references"

// CodeActionKind
#define KIND_QUICKFIX "quickfix"
#define KIND_REFACTOR "refactor.rewrite"
#define KIND_FIX_ALL  "source.fixAll.fairlead"

#endif
