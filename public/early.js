// Before the first paint: whether the address asks for what only the script can show. The style then
// leaves room for it, so that nothing stands there first and jumps away. The script takes the mark off.
document.documentElement.toggleAttribute('data-asked', /=/.test(location.hash + location.search));
