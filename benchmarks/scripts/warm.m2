-- loads a package, so that no way is charged for it
needsPackage "${package}";
deliver true
