let fromFsx = 51
