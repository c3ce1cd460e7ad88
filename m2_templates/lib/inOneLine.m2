-- a text in one line: \n for a new line, and two backslashes for one
inOneLine = s -> concatenate apply(characters s,
    c -> if c === "\n" then "\\n" else if c === "\\" then "\\\\" else c);
