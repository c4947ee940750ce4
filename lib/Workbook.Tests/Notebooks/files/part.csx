int FromCsx() => 31;
