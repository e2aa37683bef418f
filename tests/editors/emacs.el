;;; emacs.el --- Drives Eglot with the shipped fairlead.el  -*- lexical-binding: t; -*-

;;; Commentary:

;; FAIRLEAD=build/release/fairlead emacs -q --batch -f package-initialize -l tests/editors/emacs.el
;;
;; Works with Emacs 28 and its Eglot package, and with the Eglot that later
;; versions bring along.  Everything goes through what a user calls.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'checkdoc)
(or (require 'dockerfile-mode nil t)
    (require 'dockerfile-ts-mode))

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
  "Wait for WHAT until the function IS-SO returns non-nil, and return that.
Batch mode has no idle loop, so timers and process output are pumped here."
  (let ((end (+ (float-time) editor-test-patience)) value)
    (while (and (not (setq value (funcall is-so)))
                (< (float-time) end))
      (accept-process-output nil 0.01))
    (or value (error "Timed out: %s" what))))

(defun editor-test-equal (want got)
  "Signal an error unless WANT equals GOT."
  (unless (equal want got)
    (error "Want %S, got %S" want got)))

(defun editor-test-file (name)
  "Return the text of the file NAME beside this one."
  (with-temp-buffer
    (insert-file-contents (expand-file-name name editor-test-here))
    (buffer-string)))

(defun editor-test-text ()
  "Return the text of the buffer."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun editor-test-line (number)
  "Return the text of the line NUMBER."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- number))
    (buffer-substring-no-properties (point) (line-end-position))))

(defun editor-test-go (line column)
  "Put point at LINE and COLUMN."
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char column))

(defun editor-test-send ()
  "Send the changes now, as an idle Emacs would."
  (eglot--signal-textDocument/didChange))

(defun editor-test-finding (rule)
  "Return the diagnostic of RULE, or nil."
  (cl-find-if (lambda (found)
                (string-match-p (regexp-quote rule) (flymake-diagnostic-text found)))
              (flymake-diagnostics)))

(defun editor-test-wait-finding (rule)
  "Wait for a diagnostic of RULE and return it."
  (editor-test-wait rule (lambda () (editor-test-finding rule))))

(defun editor-test-wait-end (rule)
  "Wait until there is no diagnostic of RULE."
  (editor-test-wait (concat "end of " rule)
                    (lambda () (not (editor-test-finding rule)))))

(defun editor-test-marked (found)
  "Return the text that FOUND marks."
  (buffer-substring-no-properties (flymake-diagnostic-beg found)
                                  (flymake-diagnostic-end found)))

(defun editor-test-hover (line column)
  "Return what ElDoc is told at LINE and COLUMN."
  (editor-test-go line column)
  (let (texts)
    (run-hook-wrapped 'eldoc-documentation-functions
                      (lambda (ask)
                        (ignore-errors
                          (funcall ask (lambda (text &rest _)
                                         (when (stringp text)
                                           (push (substring-no-properties text) texts)))))
                        nil))
    (editor-test-wait "a hover" (lambda () texts))
    (string-join texts "\n")))

(defun editor-test-act (line part)
  "Choose the action with PART in its title from the menu of LINE."
  (editor-test-go line 0)
  (let ((before (editor-test-text)) offered)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt collection &rest _)
                 (setq offered (all-completions "" collection))
                 (or (cl-find-if (lambda (title)
                                   (string-match-p (regexp-quote part) (downcase title)))
                                 offered)
                     (error "No action with %S among %S" part offered))))
              (last-nonmenu-event ?x))
      (eglot-code-actions (line-beginning-position) (line-end-position) nil t))
    (editor-test-wait "a change" (lambda () (not (equal before (editor-test-text))))))
  (editor-test-send))

(defun editor-test-complete (line)
  "Return LINE, put at the end of the buffer and completed there."
  (goto-char (point-max))
  (let ((start (point)))
    (insert line)
    (editor-test-send)
    (completion-at-point)
    (prog1 (buffer-substring-no-properties start (line-end-position))
      (delete-region start (point-max))
      (editor-test-send))))

(let* ((workspace (make-temp-file "fairlead" t))
       (file (expand-file-name "Dockerfile" workspace))
       (plugin (expand-file-name "../../editors/emacs/fairlead.el" editor-test-here))
       (original (editor-test-file "Dockerfile"))
       (coding-system-for-read 'utf-8)
       (coding-system-for-write 'utf-8)
       server)
  (with-temp-file file (insert original))
  (with-temp-file (expand-file-name "server.js" workspace) (insert "console.log(\"hello\");\n"))
  (make-directory (expand-file-name "src" workspace))
  (with-temp-file (expand-file-name "src/app.js" workspace))
  (setq eglot-sync-connect 30
        eglot-autoshutdown nil
        eglot-confirm-server-initiated-edits nil
        eglot-send-changes-idle-time 0)
  (editor-test-say "# Emacs %s" emacs-version)

  (editor-test "fairlead.el compiles without a warning"
    (let ((byte-compile-error-on-warn t)
          (byte-compile-dest-file-function
           (lambda (_) (expand-file-name "fairlead.elc" workspace))))
      (unless (eq t (byte-compile-file plugin)) (error "It does not"))))

  (editor-test "fairlead.el is documented"
    (let (complaints)
      (cl-letf (((symbol-function 'checkdoc-error)
                 (lambda (_ text) (push text complaints) nil)))
        (let ((checkdoc-create-error-function
               (lambda (text &rest _) (push text complaints) nil)))
          (with-current-buffer (find-file-noselect plugin)
            (checkdoc-current-buffer t))))
      (editor-test-equal nil complaints)))

  (editor-test "fairlead.el keeps the rules for packages"
    (require 'package-lint)
    (with-current-buffer (find-file-noselect plugin)
      (editor-test-equal nil (package-lint-buffer))))

  (editor-test "fairlead.el tells Eglot of the server"
    (load plugin nil t)
    (fairlead-setup)
    (setq fairlead-program (or (getenv "FAIRLEAD") (error "FAIRLEAD is not set")))
    (find-file file)
    (unless (derived-mode-p 'dockerfile-mode 'dockerfile-ts-mode) (error "%S" major-mode)))

  (editor-test "a program that is not there is named"
    (let ((fairlead-program "/no/such/fairlead")
          (text-quoting-style 'grave))
      (editor-test-equal '("/no/such/fairlead" "lsp") (fairlead-contact t))
      (editor-test-equal "There is no program `/no/such/fairlead'"
                         (condition-case why (fairlead-contact)
                           (user-error (car (split-string (cadr why) ";")))))))

  (editor-test "the server starts"
    (apply #'eglot (eglot--guess-contact))
    (setq server (editor-test-wait "managed" #'eglot-current-server))
    (editor-test-equal (list fairlead-program "lsp")
                       (process-command (jsonrpc--process server))))

  (editor-test "findings appear"
    (flymake-mode 1)
    (flymake-start)
    (editor-test-equal "node" (editor-test-marked (editor-test-wait-finding "image-untagged")))
    (editor-test-equal 7 (line-number-at-pos
                          (flymake-diagnostic-beg
                           (editor-test-wait-finding "shell-form-command")))))

  (editor-test "positions behind emoji are right"
    (let ((text (editor-test-marked (editor-test-wait-finding "apt-not-assume-yes"))))
      (unless (string-prefix-p "apt-get" text) (error "%S" text))))

  (editor-test "a finding goes away while typing, and comes back"
    (editor-test-go 2 9)
    (dolist (key (string-to-list ":20.11-slim"))
      (insert key)
      (editor-test-send))
    (editor-test-wait-end "image-untagged")
    (unless (editor-test-finding "shell-form-command") (error "The other findings are gone"))
    (delete-region (+ 9 (line-beginning-position)) (line-end-position))
    (editor-test-send)
    (editor-test-wait-finding "image-untagged"))

  (editor-test "hover explains FROM"
    (let ((text (editor-test-hover 2 1)))
      (unless (string-match-p "FROM" text) (error "%S" text))))

  (editor-test "imenu lists the stages"
    (let ((index (funcall imenu-create-index-function)))
      (unless (string-match-p "node" (format "%S" index)) (error "%S" index))))

  (editor-test "a rule is explained"
    (editor-test-go 2 0)
    (editor-test-equal "image-untagged" (fairlead--rule-at-point))
    (fairlead-explain "image-untagged")
    (with-current-buffer "*fairlead explain*"
      (unless (string-match-p "image-untagged" (buffer-string)) (error "%S" (buffer-string)))))

  (editor-test "fix-all says when the server does not run"
    (with-temp-buffer
      (editor-test-equal 'user-error
                         (condition-case why (fairlead-fix-all) (error (car why))))))

  (editor-test "shell form becomes exec form"
    (undo-boundary)
    (editor-test-act 7 "exec")
    (editor-test-equal "CMD [\"node\", \"server.js\"]" (editor-test-line 7))
    (editor-test-wait-end "shell-form-command"))

  (editor-test "undo takes the fix back"
    (undo-boundary)
    (undo)
    (editor-test-send)
    (editor-test-equal original (editor-test-text))
    (editor-test-wait-finding "shell-form-command"))

  (editor-test "a fix behind emoji changes its place only"
    (editor-test-act 4 "-y")
    (editor-test-equal "RUN echo \"é 🚀🚀\" && apt-get update && apt-get install -y curl"
                       (editor-test-line 4))
    (editor-test-wait-end "apt-not-assume-yes"))

  (editor-test "fix-all repairs the file"
    (fairlead-fix-all)
    (editor-test-wait "the fixed text"
                      (lambda () (equal (editor-test-file "Dockerfile.fixed") (editor-test-text))))
    (editor-test-send)
    (editor-test-wait-end "apt-lists-kept"))

  (editor-test "a word in a word is completed"
    (insert "COPY src /src\nENV PORT=80\n")
    (editor-test-send)
    (editor-test-wait "names of files"
                      (lambda () (equal "COPY src/app.js" (editor-test-complete "COPY src/a"))))
    (editor-test-equal "CMD serve $PORT" (editor-test-complete "CMD serve $PO"))
    (editor-test-equal "EXPOSE 80/tcp" (editor-test-complete "EXPOSE 80/t"))
    (editor-test-equal "LABEL org.opencontainers.image." (editor-test-complete "LABEL org.open")))

  (editor-test "the server exits when asked"
    (let ((process (jsonrpc--process server)))
      (eglot-shutdown server nil editor-test-patience)
      (editor-test-wait "exit" (lambda () (not (process-live-p process))))))

  (set-buffer-modified-p nil)
  (delete-directory workspace t)
  (editor-test-say "%d passed, %d failed" editor-test-passed editor-test-failed)
  (kill-emacs (if (zerop editor-test-failed) 0 1)))
;;; emacs.el ends here
