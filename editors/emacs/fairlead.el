;;; fairlead.el --- Dockerfile language server for Eglot and lsp-mode  -*- lexical-binding: t; -*-

;; Author: The fairlead authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "26.3"))
;; Keywords: tools, languages
;; URL: https://fairlead.invalid/
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Tells Eglot, or lsp-mode, to start fairlead for Dockerfiles:
;;
;;     (fairlead-setup)
;;
;; `M-x eglot' or `M-x lsp' in a Dockerfile is then all that is needed; add
;; `eglot-ensure' or `lsp' to `dockerfile-mode-hook' and not even that.
;; `fairlead-fix-all' applies all safe fixes, `fairlead-explain' explains a
;; rule.

;;; Code:

(defvar eglot-server-programs)
(declare-function eglot-current-server "eglot")
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-execute-code-action-by-kind "lsp-mode")
(declare-function flymake-diagnostics "flymake")
(declare-function flymake-diagnostic-text "flymake")

(defgroup fairlead nil
  "Dockerfile language server."
  :group 'tools
  :prefix "fairlead-")

(defcustom fairlead-program "fairlead"
  "Name or path of the program."
  :type 'string)

(defconst fairlead-modes '(dockerfile-mode dockerfile-ts-mode)
  "Major modes of Dockerfiles.")

(defun fairlead--program ()
  "Return the program, or tell the user that there is none."
  (or (executable-find fairlead-program)
      (user-error "There is no program `%s'; put it on your PATH or set `fairlead-program'"
                  fairlead-program)))

;;;###autoload
(defun fairlead-contact (&optional interactive &rest _)
  "Return the command line of fairlead, for Eglot.
Eglot itself asks for another program when INTERACTIVE is non-nil."
  (unless interactive (fairlead--program))
  (list fairlead-program "lsp"))

(defun fairlead--typed ()
  "Return the bounds of what is typed of the word to complete, or nil."
  (ignore-errors
    (let* ((params (funcall (intern "eglot--CompletionParams")))
           ;; Part of Emacs 27, and of a package before.
           (answer (funcall (intern "jsonrpc-request") (eglot-current-server)
                            :textDocument/completion params
                            :deferred :textDocument/completion :cancel-on-input t))
           (edit (plist-get (elt (plist-get answer :items) 0) :textEdit))
           (start (plist-get (plist-get edit :range) :start))
           (column (plist-get (plist-get params :position) :character)))
      (when start
        (cons (- (point) (- column (plist-get start :character))) (point))))))

(defun fairlead--complete (complete)
  "Call COMPLETE, of Eglot, with the word of the server as the symbol at point.
Eglot goes by the syntax of the mode, where `src/a' and `$A' are symbols,
while what the server offers there is `app.js' and `AA'."
  (let ((typed (and (apply #'derived-mode-p fairlead-modes) (fairlead--typed)))
        (usual (get 'symbol 'bounds-of-thing-at-point)))
    (unwind-protect
        (progn
          (when typed (put 'symbol 'bounds-of-thing-at-point (lambda () typed)))
          (funcall complete))
      (put 'symbol 'bounds-of-thing-at-point usual))))

(defun fairlead--setup-eglot ()
  "Tell Eglot of fairlead."
  (add-to-list 'eglot-server-programs (cons fairlead-modes 'fairlead-contact))
  (advice-add 'eglot-completion-at-point :around #'fairlead--complete))

(defun fairlead--setup-lsp-mode ()
  "Tell lsp-mode of fairlead, which it prefers to its own choice."
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () (list (fairlead--program) "lsp")))
    :major-modes fairlead-modes
    :priority 1
    :server-id 'fairlead)))

;;;###autoload
(defun fairlead-setup ()
  "Make Eglot start fairlead for Dockerfiles, and lsp-mode where it is installed."
  (when (require 'eglot nil t) (fairlead--setup-eglot))
  (when (require 'lsp-mode nil t) (fairlead--setup-lsp-mode)))

;;;###autoload
(defun fairlead-fix-all ()
  "Apply all safe fixes to the buffer."
  (interactive)
  (cond
   ((bound-and-true-p lsp-mode)
    (lsp-execute-code-action-by-kind "source.fixAll.fairlead"))
   ((bound-and-true-p eglot--managed-mode)
    ;; Part of Emacs 29, and of Eglot's package before.
    (funcall (intern "eglot-code-actions") (point-min) (point-max) "source.fixAll.fairlead" t))
   (t (user-error "The server does not run for this buffer; start it with `M-x eglot'"))))

(defun fairlead--rule-at-point ()
  "Return the rule of the first finding in the line of point, or nil."
  (when (bound-and-true-p flymake-mode)
    (let ((found (car (flymake-diagnostics (line-beginning-position) (line-end-position)))))
      (when (and found
                 (string-match "\\[\\([a-z0-9-]+\\)\\]" (flymake-diagnostic-text found)))
        (match-string 1 (flymake-diagnostic-text found))))))

(defun fairlead--rules ()
  "Return the names of all rules."
  (mapcar (lambda (line) (car (split-string line)))
          (process-lines (fairlead--program) "rules")))

;;;###autoload
(defun fairlead-explain (rule)
  "Show what RULE wants and why."
  (interactive
   (list (completing-read "Rule: " (fairlead--rules) nil t nil nil (fairlead--rule-at-point))))
  (with-current-buffer (get-buffer-create "*fairlead explain*")
    (let ((inhibit-read-only t))
      (erase-buffer)
      (call-process (fairlead--program) nil t nil "explain" rule)
      (goto-char (point-min)))
    (when (fboundp 'markdown-view-mode) (funcall 'markdown-view-mode))
    (setq buffer-read-only t)
    (display-buffer (current-buffer))))

(provide 'fairlead)
;;; fairlead.el ends here
