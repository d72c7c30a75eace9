int main = 0;
return main;
