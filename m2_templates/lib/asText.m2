-- a value as Macaulay2 prints it, with its class and the reason why it is a text
asText = (x, reason) -> (
    printed := if instance(x, Ring) then toString describe x
        else if instance(x, Function) or instance(x, RingElement) or instance(x, Ideal)
            or instance(x, Matrix) or instance(x, RingMap) then toString x
        else demark("\n", unstack net x);
    kind := if instance(x, RingElement) then RingElement else class x;
    {"text", toString kind, inOneLine printed, inOneLine reason}
    );
