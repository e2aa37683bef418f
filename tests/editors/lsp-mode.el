;;; lsp-mode.el --- Drives lsp-mode with the shipped fairlead.el  -*- lexical-binding: t; -*-

;;; Commentary:

;; FAIRLEAD=build/release/fairlead emacs -q --batch -f package-initialize -l tests/editors/lsp-mode.el

;;; Code:

(require 'cl-lib)
(require 'lsp-mode)
(require 'lsp-diagnostics)
(require 'dockerfile-mode)

(defvar editor-test-passed 0)
(defvar editor-test-failed 0)
(defvar editor-test-patience (/ (string-to-number (or (getenv "PATIENCE") "30000")) 1000.0)
  "How long to wait, in seconds.")
(defvar editor-test-here (file-name-directory (or load-file-name buffer-file-name)))

(defun editor-test-say (format &rest arguments)
  "Print a line made of FORMAT and ARGUMENTS."
  (princ (concat (apply #'format format arguments) "\n")))

(defmacro editor-test (title &rest body)
  "Run BODY as the test TITLE, which fails when it signals an error."
  (declare (indent 1))
  `(condition-case why
       (progn ,@body
              (cl-incf editor-test-passed)
              (editor-test-say "ok %s" ,title))
     (error
      (cl-incf editor-test-failed)
      (editor-test-say "not ok %s\n  %S" ,title why))))

(defun editor-test-wait (what is-so)
  "Wait for WHAT until the function IS-SO returns non-nil, and return that."
  (let ((end (+ (float-time) editor-test-patience)) value)
    (while (and (not (setq value (funcall is-so)))
                (< (float-time) end))
      (accept-process-output nil 0.05))
    (or value (error "Timed out: %s" what))))

(defun editor-test-line (number)
  "Return the text of the line NUMBER."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- number))
    (buffer-substring-no-properties (point) (line-end-position))))

(defun editor-test-codes (file)
  "Return the rules that have findings in FILE."
  (mapcar #'lsp:diagnostic-code? (gethash (lsp--fix-path-casing file) (lsp-diagnostics))))

(let* ((workspace (make-temp-file "fairlead" t))
       (file (expand-file-name "Dockerfile" workspace))
       (coding-system-for-write 'utf-8))
  (load (expand-file-name "../../editors/emacs/fairlead.el" editor-test-here) nil t)
  (setq fairlead-program (expand-file-name (getenv "FAIRLEAD"))
        lsp-session-file (expand-file-name ".lsp-session" workspace)
        lsp-auto-guess-root t
        lsp-restart 'ignore
        lsp-diagnostics-provider :none
        lsp-enable-snippet nil
        lsp-keep-workspace-alive nil
        lsp-warn-no-matched-clients nil)
  (copy-file (expand-file-name "Dockerfile" editor-test-here) file)
  (fairlead-setup)
  (lsp-workspace-folders-add workspace)
  (find-file file)
  (editor-test-say "# lsp-mode %s" (lsp-version))

  (editor-test "lsp-mode starts fairlead, not its own choice"
    (lsp)
    (editor-test-wait "the server"
                      (lambda () (and (lsp-workspaces)
                                      (eq 'initialized (lsp--workspace-status (car (lsp-workspaces)))))))
    (unless (eq 'fairlead (lsp--workspace-server-id (car (lsp-workspaces))))
      (error "%S" (lsp-workspaces))))

  (editor-test "findings appear"
    (editor-test-wait "findings" (lambda () (member "image-untagged" (editor-test-codes file)))))

  (editor-test "hover explains FROM"
    (goto-char (point-min))
    (forward-line 1)
    (let ((text (format "%S" (lsp-request "textDocument/hover" (lsp--text-document-position-params)))))
      (unless (string-match-p "FROM" text) (error "%S" text))))

  (editor-test "fix-all repairs the file"
    (fairlead-fix-all)
    (editor-test-wait "the exec form"
                      (lambda () (equal "CMD [\"node\", \"server.js\"]"
                                        (editor-test-line (line-number-at-pos (1- (point-max))))))))

  (editor-test "the file is formatted"
    (goto-char (point-max))
    (insert "EXPOSE   8080\n")
    (lsp-format-buffer)
    (editor-test-wait "one space" (lambda () (string-match-p "^EXPOSE 8080$" (buffer-string)))))

  (set-buffer-modified-p nil)
  (ignore-errors (lsp-workspace-shutdown (car (lsp-workspaces))))
  (delete-directory workspace t)
  (editor-test-say "%d passed, %d failed" editor-test-passed editor-test-failed)
  (kill-emacs (if (zerop editor-test-failed) 0 1)))
;;; lsp-mode.el ends here
