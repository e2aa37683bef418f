# Writes several C files as one, which a compiler reads in a fraction of the time:
#
#     awk -v out=ALL.c -f together.awk HEADER... A.c B.c ...
#
# A name that is local to a file gets that file's number where a header or a file before it has the name too. Lines keep
# their places. It knows declarations as they are written here: one that it does not know is an error of the compiler at worst.

function local(name) {
    if (name != "" && !(name in mine) && (!(name in opaque) || name in whole)) {
        mine[name] = 1
        if (name in taken) renamed[name] = name "_" number
    }
}

# The names of constants in `A = 1, B, C = 2`.
function constants(text,   i, part, count) {
    gsub(/\/\/[^\n]*|\/\*[^*]*\*\//, "", text)
    sub(/^[^{]*\{/, "", text)
    sub(/\}.*$/, "", text)
    count = split(text, part, ",")
    for (i = 1; i <= count; i++) if (match(part[i], /[A-Za-z_][A-Za-z_0-9]*/)) local(substr(part[i], RSTART, RLENGTH))
}

# The last word of a text: what is declared, when the text ends before its brackets.
function last_word(text) {
    sub(/[^A-Za-z_0-9]+$/, "", text)
    sub(/^.*[^A-Za-z_0-9]/, "", text)
    return text
}

function declared(line) {
    sub(/[(\[=;{].*$/, "", line)
    return last_word(line)
}

function find_locals(   i, k, line, text, word, part, size, is_in_struct) {
    for (i = 1; i <= count; i++) {
        line = lines[i]
        if (line ~ /^}/) is_in_struct = 0
        if (is_in_struct && line ~ /;/) {
            split(line, word, ";")
            size = split(word[1], part, ",")
            for (k = 1; k <= size; k++) member[declared(part[k])] = 1
        }
        if (line ~ /^[^#\/].*(struct|union)[ A-Za-z_0-9]*\{$/ || line ~ /^struct.*\{$/) is_in_struct = 1
        if (line ~ /^#define /) {
            split(line, word, /[ (]+/)
            defined[word[2]] = 1
        }
        if (line ~ /^(typedef )?enum [A-Za-z_0-9]* ?\{/ || line ~ /^enum \{/) {
            text = line
            while (text !~ /\}/ && i < count) text = text "\n" lines[++i]
            constants(text)
            line = lines[i]
        }
        if (line ~ /^(typedef )?(struct|union|enum) [A-Za-z_0-9]+ (\{|[A-Za-z_0-9]+;)/) {
            split(line, word, / +/)
            local(word[1] == "typedef" ? word[3] : word[2])
        }
        if (line ~ /^typedef .*\(\*[A-Za-z_0-9]+\)/) {
            sub(/^.*\(\*/, "", line)
            local(declared(line ")("))
        } else if (line ~ /^typedef / && line !~ /\{/) {
            local(declared(line))
        } else if (line ~ /^\} [A-Za-z_0-9]+/) {
            local(declared(substr(line, 3)))
        } else if (line ~ /^static .*(struct|union|enum)[ A-Za-z_0-9]*\{/) {
            continue # named behind its brackets
        } else if (line ~ /^static [^(]*\(\*/) {
            sub(/^[^(]*\(\*(const )?/, "", line)
            local(declared(line))
        } else if (line ~ /^(static|__attribute__.* static|_Noreturn static) /) {
            sub(/^__attribute__\(\(.*\)\) /, "", line)
            if (line !~ /[(\[=;{]/) line = line " " lines[i + 1]
            local(declared(line))
        }
    }
}

# A line with its names renamed: not in strings and comments, and no members of what a header declares.
function rename(line,   done, token, before) {
    done = ""
    while (match(line, /[A-Za-z_][A-Za-z_0-9]*|"(\\.|[^"\\])*"|'(\\.|[^'\\])*'|\/\/.*/)) {
        token = substr(line, RSTART, RLENGTH)
        done = done substr(line, 1, RSTART - 1)
        line = substr(line, RSTART + RLENGTH)
        before = substr(done, length(done))
        if ((token in renamed) && (token in member || before != "." && before != ">") && done !~ /RULE\($/) token = renamed[token]
        done = done token
    }
    return done line
}

function write_file(   i, name, any) {
    number++
    find_locals()
    printf "#line 1 \"%s\"\n", path > out
    for (name in renamed) any = 1
    for (i = 1; i <= count; i++) print (any && lines[i] !~ /^(\/\/|#include)/ ? rename(lines[i]) : lines[i]) > out
    for (name in defined) print "#undef " name > out
    for (name in mine) taken[name] = 1
    split("", mine)
    split("", renamed)
    split("", defined)
    split("", member)
    count = 0
}

FNR == 1 && count { write_file() }
FILENAME ~ /\.h$/ {
    size = split($0, word, /[^A-Za-z_0-9]+/)
    for (i = 1; i <= size; i++) {
        taken[word[i]] = 1
        if (word[i] != "struct") continue
        if (index($0, "struct " word[i + 1] " {")) whole[word[i + 1]] = 1
        else opaque[word[i + 1]] = 1 # its content is local, but not its name
    }
    next
}
{ path = FILENAME; lines[++count] = $0 }
END { if (count) write_file() }
